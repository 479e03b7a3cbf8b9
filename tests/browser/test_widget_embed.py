"""The widget on somebody else's page: strict policy, hostile styles, a frame; what it weighs."""

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import free_port, leave
from tests.browser.widget_sites import other_site, quick_site

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "api/widget/static"
HOSTILE = (STATIC / "careless.css").read_text("utf-8") + (
    "html { font-size: 31px } * { box-sizing: content-box; line-height: 3 }"
    " button { border-radius: 0 !important; text-transform: uppercase }"
)
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng khác</title>
<link rel="stylesheet" href="/hostile.css"></head><body><h1>Cổng khác</h1><p>Nội dung của trang.</p>
<p><a href="#here" data-hoi="hỏi từ trang">Hỏi</a></p>
<script async src="{home}/nhung.js" {options}></script></body></html>"""
LOOK = """() => {
  const root = document.querySelector("tro-ly-tthc").shadowRoot;
  const style = (at, names) => names.map((name) => getComputedStyle(root.querySelector(at))[name]);
  return [
    ...style("#launcher", ["color", "fontSize", "letterSpacing", "textTransform", "direction",
      "display", "borderRadius", "opacity", "lineHeight", "boxSizing", "borderTopWidth"]),
    ...style("#panel", ["display", "borderTopWidth", "width", "fontFamily"]),
  ];
}"""
SHIFTS = """() => new Promise((resolve) => {
  const entries = [];
  new PerformanceObserver((list) => entries.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(entries.reduce((sum, { value }) => sum + value, 0)), 300);
})"""
HOST = """() => [...document.querySelectorAll("body > :not(tro-ly-tthc, script)")]
  .map((item) => [item.outerHTML, ...Object.values(item.getBoundingClientRect().toJSON())])
  .concat([[document.documentElement.getAttributeNames(), document.body.getAttributeNames()]])"""
PEERS = {
    "Bürokratt": 383,
    "Chatwoot": 340,
    "rasa-webchat": 206,
    "Botpress 4.5": 175,
    "Deep Chat 2.4": 108,
}
OWN = ("nhung.js", "widget/tro-ly-tthc.js")
BESIDE = (
    "widget/later.js",
    "widget/tro-ly-tthc.css",
    "widget/vi.json",
    "widget/en.json",
)


def policy(home: str) -> str:
    """One host for scripts, calls and frames; styles only of the page's own files."""
    return (
        f"default-src 'none'; script-src {home}; connect-src {home}; frame-src {home};"
        " style-src 'self'; img-src 'self'; base-uri 'none'"
    )


@pytest.fixture(scope="module")
def embedded(tmp_path_factory, kb) -> Iterator[tuple[str, str]]:
    """A page elsewhere and the server it takes the widget from, which has it on its list."""
    port, pages = free_port(), {"/hostile.css": HOSTILE}
    with other_site(pages, policy(f"http://127.0.0.1:{port}")) as host:
        folder = tmp_path_factory.mktemp("embedded")
        with quick_site(folder, kb, origins=(host,), port=port) as home:
            pages["/"] = PAGE.format(home=home, options="")
            pages["/en"] = PAGE.format(home=home, options='data-ngon-ngu="en" data-vi-tri="left"')
            pages["/thu-tuc"] = PAGE.format(home=home, options='data-thu-tuc="1.001193"')
            pages["/khung"] = PAGE.format(home=home, options='data-khung="iframe"')
            pages["/bare"] = PAGE.format(home=home, options="").replace("hostile", "none")
            yield host, home


@pytest.fixture
def host_page(chromium: Browser, embedded) -> Iterator[Page]:
    """Whatever the console complains of, and whatever is asked of a third party, fails the test."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if is_wrong(said) else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    leave(context)
    assert heard == []
    assert [url for url in asked if not url.startswith(embedded)] == []


def is_wrong(said) -> bool:
    return said.type == "error" and not re.search(
        r"(favicon|none)\.(ico|css)", said.location["url"]
    )


def ask(page: Page, text: str) -> None:
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")


def test_under_a_strict_policy_it_answers_without_a_complaint(host_page, embedded):
    host_page.goto(embedded[0])
    host_page.locator("#launcher").click()
    host_page.locator("[data-consent=yes]").click()
    ask(host_page, "hỏi trên trang khác")
    expect(host_page.locator("#log")).to_contain_text("Đã nghe: hỏi trên trang khác")
    host_page.locator("[data-hoi]").click()
    expect(host_page.locator("#log")).to_contain_text("Đã nghe: hỏi từ trang")
    host_page.get_by_role("button", name="Chưa đúng").last.click()  # its form comes later
    expect(host_page.get_by_label("Sai thông tin")).to_be_focused()


def test_hostile_styles_change_nothing_of_it(host_page, embedded):
    looks = []
    for path in ("/bare", "/"):
        host_page.goto(embedded[0] + path)
        host_page.locator("#launcher").click()
        expect(host_page.locator("#panel")).to_be_visible()
        looks.append(host_page.evaluate(LOOK))
        host_page.locator("#close").click()
    assert looks[0] == looks[1]


def test_it_changes_nothing_of_the_page_and_moves_nothing(host_page, embedded, capsys):
    host_page.goto(embedded[0])
    before = host_page.evaluate(HOST)
    host_page.locator("#launcher").click()
    expect(host_page.locator("#panel")).to_be_visible()
    assert host_page.evaluate(HOST) == before
    moved = host_page.evaluate(SHIFTS)
    with capsys.disabled():
        sys.stdout.write(f"\ncumulative layout shift of the host: {moved}\n")
    assert moved == 0
    styles = "[document.styleSheets.length, document.adoptedStyleSheets.length]"
    assert host_page.evaluate(styles) == [1, 0]


def test_the_page_is_told_what_happens_but_no_words(host_page, embedded):
    host_page.goto(embedded[0])
    host_page.evaluate(
        """() => { window.heard = [];
        for (const name of ["mo", "gui", "tra-loi", "dong"]) {
          addEventListener(`tro-ly:${name}`, (event) =>
            heard.push([name, JSON.stringify(event.detail)]));
        } }"""
    )
    host_page.locator("#launcher").click()
    ask(host_page, "điều riêng tư")
    expect(host_page.locator("#log")).to_contain_text("Đã nghe: điều riêng tư")
    host_page.locator("#close").click()
    heard = host_page.evaluate("heard")
    assert [name for name, _ in heard] == ["mo", "gui", "tra-loi", "dong"]
    assert "answered" in heard[2][1]
    assert "riêng tư" not in str(heard)


def test_it_offers_the_procedure_of_the_page(host_page, embedded):
    host_page.goto(embedded[0] + "/thu-tuc")
    host_page.locator("#launcher").click()
    expect(host_page.locator("#here")).to_contain_text("Đăng ký khai sinh")
    host_page.get_by_role("button", name="Lệ phí bao nhiêu?").click()
    expect(host_page.locator("article.citizen")).to_contain_text(
        "Đăng ký khai sinh lệ phí bao nhiêu?"
    )


def test_it_speaks_english_on_the_left_and_says_which_parts_are_vietnamese(host_page, embedded):
    host_page.goto(embedded[0] + "/en")
    host_page.get_by_role("button", name="Ask the assistant").click()
    assert host_page.locator("#panel").bounding_box()["x"] < 100
    host_page.get_by_role("button", name="Go on without keeping").click()
    ask(host_page, "xin chào")
    expect(host_page.locator("article.citizen .what")).to_have_attribute("lang", "vi")
    assert host_page.locator(".root").get_attribute("lang") == "en"


def test_in_a_frame_it_answers_grows_and_shrinks(host_page, embedded):
    host_page.goto(embedded[0] + "/khung")
    inner = host_page.frame_locator("iframe")
    small = host_page.locator("iframe").bounding_box()
    inner.locator("#launcher").click()
    expect(inner.locator("#panel")).to_be_visible()
    host_page.locator("[data-hoi]").click()
    expect(inner.locator("#log")).to_contain_text("Đã nghe: hỏi từ trang")
    assert host_page.locator("iframe").bounding_box()["height"] > 500
    inner.get_by_role("button", name="Chưa đúng").click()
    expect(inner.get_by_label("Khó hiểu")).to_be_visible()
    inner.locator("#close").click()
    expect(inner.locator("#panel")).to_be_hidden()
    host_page.wait_for_timeout(200)
    assert host_page.locator("iframe").bounding_box() == small


def test_a_frame_listens_only_to_the_page_it_was_made_for(host_page, embedded):
    host_page.goto(embedded[0] + "/khung")
    inner = host_page.frame_locator("iframe")
    inner.locator("#launcher").wait_for()
    frame = host_page.frames[1]
    frame.evaluate("postMessage({'tro-ly-tthc': {ask: 'không phải trang ngoài'}}, '*')")
    host_page.evaluate("postMessage({'tro-ly-tthc': {name: 'mo'}}, '*')")
    host_page.wait_for_timeout(300)
    expect(inner.locator("article")).to_have_count(0)
    assert host_page.locator("iframe").bounding_box()["height"] < 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "*", "' *; script-src *"])
def test_a_frame_for_a_site_that_is_not_listed_is_shown_nowhere(embedded, origin):
    answer = httpx.get(f"{embedded[1]}/widget/khung", params={"goc": origin})
    rules = answer.headers["content-security-policy"]
    assert rules.count("frame-ancestors 'none'") == 1
    assert "data-goc" not in answer.text


def test_a_script_that_was_tampered_with_does_not_run(chromium, embedded):
    page = chromium.new_page()
    page.route("**/tro-ly-tthc.js*", lambda route: route.fulfill(body="document.title = 'run'"))
    page.goto(embedded[1])
    page.wait_for_timeout(500)
    assert page.title() != "run"
    assert page.locator("#launcher").count() == 0
    page.close()


def test_it_weighs_no_more_than_promised(capsys):
    """The widget counts as what every page gets: the loader, and the script that it brings."""
    weight = {
        name: len(gzip.compress((STATIC / name).read_bytes(), 9, mtime=0))
        for name in (*OWN, *BESIDE)
    }
    ours = sum(weight[name] for name in OWN) / 1000
    scripts = [*PEERS.items(), ("tro-ly-tthc", ours)]
    lines = [f"{name:<14}{kilobytes:>7.1f} kB of JavaScript, gzip" for name, kilobytes in scripts]
    lines.append("GOV.UK Chat: a page of its own, a few kB")
    lines += [f"{name:<25}{size:>7,} B, gzip" for name, size in weight.items()]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert weight["nhung.js"] <= 2_000
    assert weight["widget/tro-ly-tthc.js"] < 15_000
    assert ours < min(PEERS.values())

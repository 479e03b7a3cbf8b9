"""Three hundred ways to smuggle a script into the chat: none runs."""

import sys
from itertools import islice, product

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

WANTED = 300
RUN = ("window.ran=1", "top.ran=1", "document.title='ran'", "this.ran=1", "self['ran']=1")
SHAPES = (
    "<script>{0}</script>",
    "<ScRiPt>{0}</sCrIpT>",
    "</p></div><script>{0}</script>",
    "<scr<script>ipt>{0}</scr</script>ipt>",
    '"><script>{0}</script>',
    "'><script>{0}</script>",
    "</textarea><script>{0}</script>",
    "</title><script>{0}</script>",
    "--><script>{0}</script>",
    "]]><script>{0}</script>",
    "<img src=x onerror={0}>",
    '<img src=x onerror="{0}">',
    "<IMG SRC=x OnErRoR={0}>",
    "<img/src=x/onerror={0}>",
    "<img src=x:x onerror\t=\n{0}>",
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<svg><animate onbegin={0} attributeName=x>",
    "<svg><foreignObject><img src=x onerror={0}></foreignObject></svg>",
    "<math><mtext><img src=x onerror={0}></mtext></math>",
    "<body onload={0}>",
    "<iframe srcdoc='<script>parent.{0}</script>'>",
    "<iframe src=javascript:{0}>",
    "<object data=javascript:{0}>",
    "<embed src=javascript:{0}>",
    "<a href=javascript:{0}>bấm</a>",
    "<a href='java\tscript:{0}'>bấm</a>",
    "<a href=&#106;avascript:{0}>bấm</a>",
    "<form action=javascript:{0}><button>Gửi</button></form>",
    "<button formaction=javascript:{0}>Gửi</button>",
    "<input autofocus onfocus={0}>",
    "<select autofocus onfocus={0}>",
    "<textarea autofocus onfocus={0}>",
    "<details open ontoggle={0}>",
    "<video src=x onerror={0}>",
    "<audio src=x onerror={0}>",
    "<video><source onerror={0}></video>",
    "<marquee onstart={0}>",
    "<style>@import 'javascript:{0}';</style>",
    '<div style="background:url(javascript:{0})">',
    "<div style=width:expression({0})>",
    "<link rel=stylesheet href=javascript:{0}>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<base href=javascript:{0}//>",
    "<template><script>{0}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<xss tabindex=1 autofocus onfocus={0}>",
    "<tro-ly-tthc onclick={0}></tro-ly-tthc>",
    "<x contenteditable onblur={0}>",
    "javascript:{0}",
    "data:text/html,<script>{0}</script>",
    "${{{0}}}",
    "{{{{constructor.constructor('{0}')()}}}}",
    "<%= {0} %>",
    "`${{{0}}}`",
    "<!--#exec cmd='{0}'--><img src=x onerror={0}>",
    "<img src='https://a.gov.vn' onerror='{0}' alt='1022'>",
    "• <img src=x onerror={0}>: 8.000 đồng",
    "1. <svg onload={0}> (theo báo chí <img src=x onerror={0}>)",
    "“<img src=x onerror={0}>” <b onmouseover={0}>x</b>",
)


def test_no_payload_runs_asked_answered_or_after_a_reload(chromium: Browser, quick: str, capsys):
    payloads = [shape.format(run) for run, shape in islice(product(RUN, SHAPES), WANTED)]
    assert len(set(payloads)) == WANTED
    page = chromium.new_page(locale="vi-VN")
    violations: list[str] = []
    page.on("console", lambda said: violations.append(said.text) if said.type == "error" else None)
    page.goto(quick)
    title = page.title()
    page.locator("#launcher").click()
    page.locator("[data-consent=yes]").click()
    expect(page.locator("article")).to_have_count(1)
    for payload in payloads:  # each is a question, and the answer says it again
        page.locator("tro-ly-tthc").evaluate("(element, text) => element.ask(text)", payload)
    articles = 2 * WANTED + 1
    expect(page.locator("article.assistant")).to_have_count(WANTED + 1, timeout=120_000)
    check(page, title, violations)
    page.reload()
    expect(page.locator("article")).to_have_count(articles - 1, timeout=30_000)
    check(page, title, violations)
    page.close()
    with capsys.disabled():
        sys.stdout.write(f"\n{len(payloads)} payloads, 3 times each: 0 run\n")


def check(page, title: str, violations: list[str]) -> None:
    """Nothing ran, nothing was loaded, and the policy had nothing to stop."""
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    assert page.title() == title
    made = "#log :is(script, img, iframe, object, embed, video, audio, form, meta, base, style)"
    assert page.locator(made).count() == 0
    assert page.locator("#log a:not([href^='tel:'], [href^='http'])").count() == 0
    assert violations == []

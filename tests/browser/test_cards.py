"""What the widget draws of answers: nothing said is lost, and what can be pressed does its work."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.replies import find_words
from tests.browser.conftest import is_complaint
from tests.browser.serving import leave

pytestmark = [pytest.mark.browser, pytest.mark.model]

ROOT = Path(__file__).parents[2]
TALKS = sorted((ROOT / "tests/conversations").glob("*.yaml"))
DRAW = (ROOT / "api/widget/src/cards/draw.js").read_text("utf-8")
ANSWER = 20_000
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"^\d+[.)] ")
FRESHNESS = re.compile(r"^(Nội dung này chưa được biên tập|Kiểm chứng ngày)")
BIRTH_TO_THE_LAST_QUESTION = [
    "làm giấy khai sinh cho con cần gì",
    "Con sinh ra bình thường",
    "Có",
    "Đã đăng ký",
    "Cha hoặc mẹ",
]
TEXT = """all => all.map(each => {
  const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  return texts.join(' ');
})"""
SMALL = """() => [...document.querySelector('tro-ly-tthc').shadowRoot
    .querySelectorAll('.what button, .what .tool, .what summary, .what input')]
  .map(item => item.closest('label') ?? item)
  .filter(item => item.checkVisibility() && item.getBoundingClientRect().height < 43.5)
  .map(item => item.outerHTML.slice(0, 90))"""


@pytest.fixture(params=[(360, 740), (1280, 800)], ids=["360px", "1280px"])
def citizen(request, chromium: Browser, site: str) -> Iterator[Page]:
    """A browser at the portal; whatever the console complains of fails the test."""
    width, height = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", base_url=site
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    leave(context)
    assert complaints == []


def talk(site: str, lines: list[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A conversation held over the API: what opens it again, and the replies."""
    home = f"{site}/api/v1/conversations"
    opened = httpx.post(home, json={"consent": False}).json()
    headers = {"Authorization": f"Bearer {opened['token']}"}
    url = f"{home}/{opened['conversation_id']}/messages"
    said = [httpx.post(url, json={"text": line}, headers=headers, timeout=30) for line in lines]
    kept = {"id": opened["conversation_id"], "token": opened["token"], "consent": False}
    return {**kept, "at": int(time.time() * 1000)}, [each.json() for each in said]


def come_back(page: Page, lines: list[str]) -> tuple[Locator, list[dict[str, Any]]]:
    """The portal as it is for who held that talk before: its answers, and their replies."""
    kept, replies = talk(page.url.rstrip("/"), lines)
    page.evaluate(
        """kept => {
          localStorage.clear();
          localStorage.setItem('tro-ly-tthc:talk', JSON.stringify(kept));
          sessionStorage.setItem('tro-ly-tthc:isOpen', 'true');
        }""",
        kept,
    )
    page.reload()
    answers = page.locator("article.assistant")
    expect(answers).to_have_count(len(replies), timeout=ANSWER)
    return answers, replies


def lines_of(path: Path) -> list[str]:
    return [turn["citizen"] for turn in yaml.safe_load(path.read_text("utf-8"))]


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def test_of_every_talk_no_word_is_lost_and_no_link_leads_astray(site, chromium):
    page = chromium.new_page(base_url=site)
    page.goto("/")
    lost, links = [], set()
    for path in TALKS:
        answers, replies = come_back(page, lines_of(path))
        drawn = answers.evaluate_all(TEXT)
        for reply, shown in zip(replies, map(words, drawn)):
            for line in reply["text"].split("\n"):
                if words(NUMBER.sub("", line)) - shown and not FRESHNESS.match(line):
                    lost.append((path.stem, line, words(NUMBER.sub("", line)) - shown))
        links |= set(
            answers.locator("a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        )
    page.close()
    assert lost == [], lost
    state = re.compile(rf"https://([\w-]+\.)*gov\.vn/|tel:|{re.escape(site)}/")
    assert links
    assert [link for link in links if not state.match(link)] == []


def test_the_small_print_that_the_assistant_says_is_known_as_such(page):
    """The cards find it by its words: whoever changes these is told here."""
    mark = re.search(r"const MARK = (/.+/);", DRAW)
    unsure = re.search(r"const UNSURE = (/.+/);", DRAW)
    assert mark
    assert unsure
    doubts = list(find_words("confidence").values())
    said = [*find_words("ways").values(), *doubts, "áp dụng đến hết 28/02/2027"]
    known = "said => said.filter(words => !%s.test(words))"
    assert page.evaluate(known % mark[1], said) == []
    assert page.evaluate(known % unsure[1], doubts) == []
    assert page.evaluate(known % unsure[1], said) == [each for each in said if each not in doubts]


def test_doubts_stand_beside_a_fee_in_words_and_sign(citizen):
    answers, _ = come_back(citizen, ["lệ phí khai sinh bao nhiêu"])
    doubt = answers.locator(".pair .unsure").first
    expect(doubt).to_be_visible()
    expect(doubt).to_contain_text("Theo báo chí")
    expect(doubt.locator("svg")).to_be_visible()
    expect(answers.locator(".pair strong").first).to_have_text("Không mất tiền")


def test_the_interview_is_answered_by_its_form_and_older_questions_are_closed(citizen):
    answers, _ = come_back(citizen, BIRTH_TO_THE_LAST_QUESTION[:1])
    answers.get_by_role("radio", name="Con sinh ra bình thường").focus()
    citizen.keyboard.press("Space")
    citizen.keyboard.press("Enter")
    expect(answers.nth(1).locator("legend")).to_be_visible(timeout=ANSWER)
    first = answers.nth(0).locator("form.ask")
    expect(first.get_by_role("radio", name="Con sinh ra bình thường")).to_be_checked()
    expect(first.get_by_role("radio").first).to_be_disabled()
    expect(first.get_by_role("button")).to_have_count(0)
    expect(answers.nth(1).get_by_role("button", name="Tiếp")).to_be_visible()


def test_no_choice_sends_nothing(citizen):
    answers, _ = come_back(citizen, BIRTH_TO_THE_LAST_QUESTION[:1])
    answers.get_by_role("button", name="Tiếp").click()
    assert answers.get_by_role("radio").first.evaluate("radio => radio.matches(':invalid')")
    expect(citizen.locator("article.citizen")).to_have_count(1)


def test_a_day_answers_a_list_is_ticked_saved_and_opened_by_its_code(citizen, site):
    answers, replies = come_back(citizen, BIRTH_TO_THE_LAST_QUESTION)
    day = citizen.evaluate("new Date(Date.now() - 20 * 86400000).toISOString().slice(0, 10)")
    assert replies[-1]["blocks"][-1]["day_of"] == "ngày sinh"
    answers.last.locator("input[type=date]").fill(day)
    answers.last.get_by_role("button", name="Tiếp").click()
    checklist = answers.nth(len(replies))
    expect(checklist).to_contain_text("đến hết", timeout=ANSWER)
    checklist.get_by_role("checkbox", name=re.compile("^Giấy chứng sinh")).check()
    expect(checklist).to_contain_text("Đã có 1")
    assert citizen.evaluate(SMALL) == []

    checklist.get_by_role("button", name="Lưu và lấy mã").click()
    code = checklist.locator(".code")
    expect(code).to_have_text(re.compile(r"^\w{5}-\w{5}$"), timeout=ANSWER)
    told = httpx.get(f"{site}/api/v1/checklists/{code.inner_text()}").json()
    assert told["held"]["giay_chung_sinh"]["have"] is True
    assert told["dates"]["deadlines"][0]["day"] is not None
    for name in ("Bản in", "PDF", "Lịch nhắc"):
        link = checklist.get_by_role("link", name=name).get_attribute("href")
        assert httpx.get(link).status_code == 200
    checklist.locator("summary", has_text="Mã QR").click()
    picture = checklist.locator("img")
    picture.scroll_into_view_if_needed()
    citizen.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())

    citizen.reload()
    expect(citizen.locator("article.assistant .code")).to_have_text(told["code"], timeout=ANSWER)
    expect(citizen.locator("article.assistant").get_by_role("checkbox").nth(1)).to_be_attached()


def test_a_list_that_cannot_be_saved_says_so_and_can_be_saved_later(citizen):
    answers, _ = come_back(citizen, [*BIRTH_TO_THE_LAST_QUESTION, "Chưa quá 60 ngày"])
    citizen.route("**/api/v1/checklists", lambda route: route.fulfill(status=422, body="{"))
    save = answers.last.get_by_role("button", name="Lưu và lấy mã")
    with citizen.expect_response("**/api/v1/checklists"):
        save.click()
    expect(answers.last).to_contain_text("Chưa lưu được")
    citizen.unroute("**/api/v1/checklists")
    save.click()
    expect(answers.last.locator(".code")).to_be_visible(timeout=ANSWER)


def test_a_paper_of_several_steps_is_ticked_once_and_each_step_saves(citizen):
    bundle = ROOT / "tests/conversations/own_bundle_birth.yaml"
    answers, replies = come_back(citizen, lines_of(bundle))
    last = answers.last
    expect(last.locator("ol.steps > li")).to_have_count(2)
    last.get_by_role("checkbox", name=re.compile("^Giấy tờ tùy thân")).check()
    expect(last).to_contain_text("Đã có 1")
    saves = last.get_by_role("button", name="Lưu và lấy mã")
    expect(saves).to_have_count(len(replies[-1]["blocks"][0]["to_save"]))
    for left in (1, 0):
        saves.first.click()
        expect(saves).to_have_count(left, timeout=ANSWER)
    codes = last.locator(".code").all_inner_texts()
    site = citizen.url.rstrip("/")
    for code in codes:
        held = httpx.get(f"{site}/api/v1/checklists/{code}").json()["held"]
        assert held["giay_to_tuy_than"]["have"] is True


def test_papers_told_in_the_talk_are_ticked_in_a_list_made_anew(citizen):
    lines = [*BIRTH_TO_THE_LAST_QUESTION, "Chưa quá 60 ngày", "tôi có giấy chứng sinh rồi"]
    answers, replies = come_back(citizen, [*lines, "không, tôi chưa cưới, để trống tên cha"])
    assert [block["type"] for block in replies[-1]["blocks"]] == ["checklist"]
    birth_paper = answers.last.get_by_role("checkbox", name=re.compile("^Giấy chứng sinh"))
    expect(birth_paper).to_be_checked()
    birth_paper.uncheck()
    expect(birth_paper).not_to_be_checked()
    expect(answers.last).to_contain_text("Đã có 0")


def test_a_place_of_before_is_told_as_it_is_today(citizen):
    answers, _ = come_back(citizen, lines_of(ROOT / "tests/conversations/where_to_go.yaml")[:3])
    told = answers.nth(2)
    expect(told.locator(".now")).to_contain_text("nay là phường Phú Lợi")
    expect(told.locator("li strong").first).to_have_text(
        "Trung tâm Phục vụ hành chính công phường Phú Lợi"
    )


def test_papers_compared_say_their_standing_and_one_next_thing(citizen):
    answers, _ = come_back(citizen, lines_of(ROOT / "tests/conversations/own_khai_sinh.yaml")[:9])
    last = answers.last
    expect(last.locator(".ready strong").first).to_have_text("đủ")
    expect(last.locator(".missing strong").first).to_have_text("thiếu")
    expect(last.locator(".now")).to_have_count(1)
    expect(last.locator(".now")).to_contain_text("Việc tiếp theo")


def test_choices_are_told_by_their_buttons_alone_until_one_is_taken(citizen):
    lines = lines_of(ROOT / "tests/conversations/which_of_two.yaml")[:1]
    answers, replies = come_back(citizen, lines)
    assert replies[0]["status"] == "clarification"
    said = words(replies[0]["text"]) - words(" ".join(answers.evaluate_all(TEXT)))
    assert not said
    expect(answers.locator(".plain")).to_have_count(0)
    offered = [each["text"] for each in replies[0]["suggestions"]]
    answers.get_by_role("button", name=offered[0]).click()
    expect(answers).to_have_count(2, timeout=ANSWER)
    expect(answers.first.locator(".plain li")).to_have_count(len(offered))


def test_what_is_ticked_looks_so_under_the_mouse(citizen):
    answers, _ = come_back(citizen, BIRTH_TO_THE_LAST_QUESTION[:1])
    sign = answers.locator(".tick .icon").first
    answers.get_by_role("checkbox").first.check()
    ground = "sign => getComputedStyle(sign).backgroundColor"
    under_the_mouse = sign.evaluate(ground)
    citizen.mouse.move(0, 0)
    assert sign.evaluate(ground) == under_the_mouse


def test_a_suggestion_is_asked_and_then_gone(citizen):
    answers, _ = come_back(citizen, ["đăng ký kết hôn ở đâu"])
    answers.get_by_role("button", name="Lệ phí bao nhiêu?").click()
    expect(citizen.locator("article.citizen").last).to_contain_text("Lệ phí bao nhiêu?")
    expect(answers).to_have_count(2, timeout=ANSWER)
    expect(answers.first.locator(".chips")).to_have_count(0)

"""Lists under short codes: saved once, changed in turn, told apart, forgotten in time."""

from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import func, select

from api.checklists import service
from api.checklists.codes import ALPHABET, new_code, read_code
from api.db import one_transaction
from api.tables import SavedChecklist
from tests.api.checklists.conftest import BIRTH, CASE, USUAL
from tests.api.conftest import NOW
from tests.api.databases import both_databases

pytestmark = both_databases
URL = "/api/v1/checklists"


def save(client, **more):
    return client.post(URL, json={"slug": BIRTH, "facts": USUAL, **more})


def count(app):
    with one_transaction(app.state.engine) as session:
        return session.execute(select(func.count(SavedChecklist.code))).scalar()


def test_a_list_is_read_again_under_its_code_however_it_is_typed(client, saved):
    for typed in (saved, saved.lower(), saved.replace("-", ""), saved.replace("-", " ")):
        told = client.get(f"{URL}/{typed}").json()
        assert told["code"] == saved
    assert told["facts"] == USUAL
    assert told["held"]["giay_chung_sinh"]["have"] is True
    assert told["url"].endswith(f"/checklists/{saved}")
    assert (told["version"], told["saved_on"], told["changed_since"]) == (1, "2026-11-22", [])


def test_only_keys_days_and_the_ward_are_kept(app, client):
    code = save(client, ward="số 12/3 đường Yersin, phường Phú Cường, Thủ Dầu Một").json()["code"]
    with one_transaction(app.state.engine) as session:
        kept = session.get(SavedChecklist, read_code(code)).case
    assert kept["ward"].startswith("Phường Thủ Dầu Một")
    assert "Yersin" not in str(kept)
    assert save(client, full_name="Nguyễn Văn A").status_code == 422


def test_the_same_client_key_adds_nothing(app, client):
    first = save(client, client_key="key-of-this-tab")
    again = save(client, client_key="key-of-this-tab")
    assert first.json() == again.json()
    assert count(app) == 1
    assert save(client, client_key="another-tab").json()["code"] != first.json()["code"]


def test_the_same_client_key_many_times_at_once_adds_one(app, client):
    answers = []

    def post():
        answers.append(save(client, client_key="pressed-again").json()["code"])

    threads = [Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1
    assert count(app) == 1


def test_a_code_already_taken_is_drawn_again(app, client, saved, monkeypatch):
    drawn = iter([read_code(saved), read_code(saved), new_code()])
    monkeypatch.setattr(service, "new_code", lambda: next(drawn))
    other = save(client)
    assert other.status_code == 201
    assert other.json()["code"] != saved
    assert count(app) == 2
    monkeypatch.setattr(service, "new_code", lambda: read_code(saved))
    assert save(client).status_code == 503


def test_a_change_counts_the_version_up_and_an_older_one_is_refused(client, saved):
    change = {**CASE, "held": {"giay_chung_sinh": {"have": False}}, "version": 1}
    assert client.put(f"{URL}/{saved}", json=change).json()["version"] == 2
    late = client.put(f"{URL}/{saved}", json={**CASE, "version": 1})
    assert late.status_code == 409
    assert late.json()["error"]["detail"] == {"version": 2}
    told = client.get(f"{URL}/{saved}").json()
    assert told["held"]["giay_chung_sinh"]["have"] is False


def test_a_wrong_change_is_refused_and_changes_nothing(client, saved):
    wrong = client.put(f"{URL}/{saved}", json={"facts": {"child": "no_such"}, "version": 1})
    assert wrong.status_code == 422
    assert client.get(f"{URL}/{saved}").json()["facts"] == USUAL


@pytest.mark.parametrize("suffix", ["", ".html", ".pdf", ".ics", ".png"])
def test_slips_and_unknown_codes_are_told_apart_in_words(client, saved, suffix):
    path = "/checklists/{}" + suffix
    after = ALPHABET[(ALPHABET.index(saved[0]) + 1) % len(ALPHABET)]
    slip = client.get(path.format(after + saved[1:]))
    gone = client.get(path.format(new_code()))
    assert (slip.status_code, gone.status_code) == (404, 404)
    assert "Mã không đúng" in slip.text
    assert "Không có danh sách nào" in gone.text
    assert slip.headers["content-type"].startswith("text/html")


def test_slips_and_unknown_codes_over_the_api_are_json(client, saved):
    assert "Mã không đúng" in client.get(f"{URL}/ABC").json()["error"]["message"]
    gone = client.get(f"{URL}/{new_code()}").json()["error"]
    assert gone["code"] == "not_found"


def test_a_list_is_forgotten_in_time_and_its_row_goes(app, client, saved):
    app.state.clock = lambda: NOW + service.KEPT_FOR
    assert client.get(f"{URL}/{saved}").status_code == 200
    app.state.clock = lambda: NOW + service.KEPT_FOR + timedelta(days=1)
    assert client.get(f"{URL}/{saved}").status_code == 404
    save(client)
    assert count(app) == 1


def test_a_saved_list_says_what_the_base_has_changed_since(app, client, saved):
    with one_transaction(app.state.engine) as session:
        row = session.get(SavedChecklist, read_code(saved))
        said = dict(row.said)
        said["submit"] = [
            {**paper, "copies": 3} if paper["key"] == "giay_chung_sinh" else paper
            for paper in said["submit"]
            if paper["key"] != "to_khai_khai_sinh"
        ]
        said["present"] = [
            *said["present"],
            {**said["submit"][0], "key": "gone", "name": "Giấy cũ"},
        ]
        said["fees"] = [{**fee, "words": "1 đồng"} for fee in said["fees"]]
        row.said = said
    changes = client.get(f"{URL}/{saved}").json()["changed_since"]
    assert any(line.startswith("Mới có: Tờ khai") for line in changes)
    assert any(line.startswith("Không còn: Giấy cũ") for line in changes)
    assert any("3 bản chính" in line and "1 bản chính" in line for line in changes)
    assert any("1 đồng" in line for line in changes)
    page = client.get(f"/checklists/{saved}").text
    assert "Cơ sở dữ liệu đã đổi từ khi lưu (22/11/2026)" in page


def test_answers_and_papers_that_the_base_has_dropped_do_not_break_a_list(app, client, saved):
    with one_transaction(app.state.engine) as session:
        row = session.get(SavedChecklist, read_code(saved))
        facts = {**row.case["facts"], "dropped": "yes", "parents": "dropped"}
        row.case = {**row.case, "facts": facts, "held": {"dropped": {"have": True}}}
    told = client.get(f"{URL}/{saved}")
    assert told.status_code == 200
    assert told.json()["question"]["key"] == "parents"
    assert told.json()["held"] == {}

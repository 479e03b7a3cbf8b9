"""`/api/v1/offices`, as a caller sees it."""

import pytest

URL = "/api/v1/offices"


def ask(client, **query):
    return client.get(URL, params=query)


def test_a_former_address_leads_to_todays_ward_and_who_receives_it(client):
    found = ask(client, query="p phu cuong tdm bd", procedure="dang_ky_khai_sinh").json()
    assert found["status"] == "found"
    assert found["ward"] == {"name": "Phường Thủ Dầu Một", "province": "Thành phố Hồ Chí Minh"}
    assert found["came_from"]["ward"] == "Phường Phú Cường"
    first, second = found["receiving"]["receivers"]
    assert first["name"] == "Trung tâm Phục vụ hành chính công phường Thủ Dầu Một"
    assert (first["address"], second["address"]) == (None, "43 Nguyễn Văn Bá, phường Thủ Đức")
    assert found["receiving"]["as_of"] == "2026-11-22"


def test_without_a_procedure_only_the_place_is_told(client):
    found = ask(client, query="phường Lái Thiêu").json()
    assert (found["status"], found["receiving"], found["came_from"]) == ("found", None, None)


def test_a_split_ward_is_asked_about_and_each_choice_can_be_asked_again(client):
    told = ask(client, query="P. Hiệp Thành, TP Thủ Dầu Một").json()
    assert (told["status"], told["total"], told["ward"]) == ("ambiguous", 2, None)
    again = [ask(client, query=item["query"]).json() for item in told["candidates"]]
    assert [item["ward"] for item in again] == [item["ward"] for item in told["candidates"]]


def test_an_office_that_is_gone_is_told_with_who_took_over(client):
    told = ask(client, query="công an huyện Bàu Bàng").json()
    assert told["status"] == "former_office"
    assert told["former_office"]["place"] == "Huyện Bàu Bàng"
    assert "01/7/2025" in told["message"]
    assert "Công an phường, xã" in told["message"]
    assert len(told["candidates"]) == 5


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"query": "phường Hoa Anh Đào, Thủ Dầu Một"}, 404, "not_found"),
        ({"query": "Paris"}, 404, "not_found"),
        ({"query": "phường Phú Lợi", "procedure": "khong_co"}, 404, "not_found"),
        ({"query": "…"}, 422, "bad_message"),
        ({"query": ""}, 422, "bad_message"),
        ({}, 422, "invalid"),
        ({"query": "x" * 301}, 422, "invalid"),
        ({"query": "phường Phú Lợi", "as_of": "hôm qua"}, 422, "invalid"),
    ],
)
def test_refusals_are_vietnamese(client, query, status, code):
    answer = client.get(URL, params=query)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


def test_who_receives_it_is_asked_as_of_a_day(client):
    query = {"query": "phường Lái Thiêu", "procedure": "dang_ky_khai_sinh", "as_of": "2025-09-01"}
    offices = ask(client, **query).json()["receiving"]["receivers"]
    assert [item["address"] for item in offices] == [None, None]

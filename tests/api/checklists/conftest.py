import pytest

BIRTH = "dang_ky_khai_sinh"
USUAL = {
    "child": "usual",
    "birth_paper": "has",
    "parents": "married",
    "who_goes": "parent",
    "on_time": "yes",
}
CASE = {
    "facts": USUAL,
    "ward": "p phu cuong tdm bd",
    "filed_on": "2026-11-24",
    "event_days": {"ngay-sinh": "2026-10-03"},
    "held": {"giay_chung_sinh": {"have": True, "copy_kind": "original"}},
}


@pytest.fixture
def saved(client):
    """A saved list of `CASE`: its code."""
    made = client.post("/api/v1/checklists", json={**CASE, "slug": BIRTH})
    assert made.status_code == 201
    return made.json()["code"]

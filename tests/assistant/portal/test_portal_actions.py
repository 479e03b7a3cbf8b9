"""First time, again, longer, otherwise, no more: told apart in titles and in questions."""

import pytest

from assistant.retrieval.portal.actions import Actions

TITLES = (
    "cấp giấy phép nuôi ong", "cấp lại giấy phép nuôi ong", "gia hạn giấy phép nuôi ong",
    "điều chỉnh giấy phép nuôi ong", "chấm dứt hoạt động nuôi ong",
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        ("giấy phép nuôi ong bị mất thì sao", 1),
        ("giấy phép nuôi ong rách hết rồi", 1),
        ("giấy phép nuôi ong sắp hết hạn", 2),
        ("giấy phép nuôi ong ghi sai tên", 3),
        ("thôi không nuôi ong, muốn trả lại giấy phép", 4),
        ("muốn nuôi ong thì xin phép ở đâu", 0),
    ],
)
def test_only_the_title_of_the_action_asked_lacks_nothing_and_adds_nothing(asked, fitting):
    added, lacking = Actions(TITLES).compare(asked, range(len(TITLES)))
    assert [at for at in range(len(TITLES)) if added[at] == lacking[at] == 0] == [fitting]


def test_words_count_whole():
    added, lacking = Actions(("cấp giấy phép",)).compare("hươu nai thưa thớt", [0])
    assert (added[0], lacking[0]) == (0, 0)


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        ("đang sống bên nhật, thôi quốc tịch thế nào", 0),
        ("tôi ở việt nam muốn thôi quốc tịch", 1),
        ("người nhật thôi quốc tịch", 2),
    ],
)
def test_abroad_at_home_and_a_foreigner_are_three_things(asked, fitting):
    titles = (
        "thôi quốc tịch ở nước ngoài", "thôi quốc tịch ở trong nước",
        "thôi quốc tịch cho người nước ngoài",
    )  # fmt: skip
    added, lacking = Actions(titles).compare(asked, range(len(titles)))
    assert int((added + lacking).argmin()) == fitting

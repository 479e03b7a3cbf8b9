"""The phrases people use: for known codes, in a form that reads one way only."""

import re
from collections import Counter

import pytest

from assistant.retrieval.portal.wording import WORDING, read_wording

CODE = re.compile(r"dvc_\d_\d{6}")
OFFICIALESE = ("thuộc thẩm quyền", "theo quy định tại", "căn cứ", "thông tư")


@pytest.fixture(scope="module")
def wording():
    return read_wording()


def test_every_code_stands_once_in_the_file_of_its_first_digits():
    codes = []
    for path in sorted(WORDING.glob("*.yml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines == sorted(lines), path.name
        found = [line.split(":")[0].strip('"') for line in lines]
        assert all(code.startswith(path.stem) for code in found), path.name
        codes += found
    assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_phrases_are_plain_words_two_or_more_a_record(wording):
    assert len(wording) > 4_500
    for slug, phrases in wording.items():
        assert CODE.fullmatch(slug), slug
        assert len(phrases) >= 2, slug
        assert len(set(phrases)) == len(phrases), slug
        assert all(re.fullmatch(r"[\w /.–-]+", phrase) for phrase in phrases), (slug, phrases)
        assert all(2 <= len(phrase.split()) <= 24 for phrase in phrases), (slug, phrases)


def test_people_do_not_speak_as_titles_do(wording):
    said = " . ".join(phrase for phrases in wording.values() for phrase in phrases)
    assert [words for words in OFFICIALESE if said.count(words) > 10] == []


def test_files_of_a_folder_are_read_together_and_may_be_missing(tmp_path):
    (tmp_path / "1.000.yml").write_text('"1.000001": [nuôi ong, làm mật]\n', encoding="utf-8")
    (tmp_path / "2.000.yml").write_text('"2.000002": [trồng rừng]\n', encoding="utf-8")
    assert read_wording(tmp_path) == {
        "dvc_1_000001": ["nuôi ong", "làm mật"],
        "dvc_2_000002": ["trồng rừng"],
    }
    assert read_wording(tmp_path / "none") == {}

import re
import unicodedata

import pytest
from ruamel.yaml import YAML

from assistant.text.clean import clean
from assistant.text.lexicon import (
    LEXICON_FOLDER,
    LISTS,
    LONGEST_PHRASE,
    Lexicon,
    default_lexicon,
    load_lexicon,
)

LEXICON = Lexicon(
    {
        "k": "không",
        "giấy má": "giấy tờ",
        "má": "mẹ",
        "ở mô": "ở đâu",
        "giấy má ở mô": "giấy tờ ở đâu",
        "tờ": "một tờ",
    }
)
DEFAULT = default_lexicon()


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("k biết", "không biết"),
        ("K biết", "không biết"),
        ("kể", "kể"),
        ("hỏi má", "hỏi mẹ"),
        ("cần giấy má gì", "cần giấy tờ gì"),
        ("giấy má ở mô", "giấy tờ ở đâu"),
        ("má má giấy má", "mẹ mẹ giấy tờ"),
        ("má, giấy má?", "mẹ, giấy tờ?"),
        ("(k)", "(không)"),
        ("giấy, má", "giấy, mẹ"),
        ("?! ...", "?! ..."),
        ("", ""),
    ],
)
def test_the_longest_phrase_is_replaced_once_and_punctuation_stays(text, replaced):
    assert LEXICON.replace(text) == replaced


def test_what_was_put_in_is_not_replaced_again():
    assert LEXICON.replace("giấy má tờ") == "giấy tờ một tờ"


def test_a_later_list_wins(tmp_path):
    for name in LISTS:
        (tmp_path / f"{name}.yml").write_text(f"a: {name}\n{name}: b\n", encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.replace("a") == LISTS[-1]
    assert lexicon.replace(" ".join(LISTS)) == "b b b b"


def test_capitals_make_no_difference(tmp_path):
    for name in LISTS:
        (tmp_path / f"{name}.yml").write_text("CCCD: căn cước\n", encoding="utf-8")
    assert load_lexicon(tmp_path).replace("CCCD cccd Cccd") == "căn cước căn cước căn cước"


def test_an_empty_list_is_a_list(tmp_path):
    for name in LISTS:
        (tmp_path / f"{name}.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert load_lexicon(tmp_path).phrases == {}


@pytest.mark.parametrize("phrase", DEFAULT.phrases)
def test_every_phrase_of_the_lists_can_be_met_in_a_message(phrase):
    assert len(phrase.split()) <= LONGEST_PHRASE
    assert clean(phrase).lower() == phrase
    assert DEFAULT.replace(phrase) == DEFAULT.phrases[phrase]


@pytest.mark.parametrize(("phrase", "meaning"), list(DEFAULT.phrases.items()))
def test_every_meaning_is_words_spelled_out(phrase, meaning):
    assert unicodedata.is_normalized("NFC", meaning)
    assert re.fullmatch(r"[\w ]+", meaning)
    assert meaning == " ".join(meaning.split()) == meaning.lower()


@pytest.mark.parametrize("name", LISTS)
def test_keys_are_words_not_yaml_values(name):
    raw = YAML(typ="safe").load((LEXICON_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    assert raw
    assert {type(item) for pair in raw.items() for item in pair} == {str}

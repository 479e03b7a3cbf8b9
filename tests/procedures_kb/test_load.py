"""A wrong file stops the load and names the file, the field and the reason."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb import (
    InvalidProcedure,
    LegalRef,
    Need,
    Way,
    load_knowledge_base,
    parse_procedure,
)
from procedures_kb.build import parse_legal_ref
from procedures_kb.load import load_procedure, procedure_files, read_yaml
from tests.factories import (
    LEFT_OUT,
    make_content,
    make_kb,
    make_procedure,
    make_procedure_text,
    raw_fact,
    raw_fee,
    raw_known,
    raw_paper,
)


def write(folder, text):
    path = folder / "1.000001-thu.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"code": LEFT_OUT}, "(top)", "'code' is a required property"),
        ({"price": 3}, "(top)", "'price' was unexpected"),
        ({"code": "1.1"}, "code", "does not match"),
        ({"code": 1.000001}, "code", "not of type 'string'"),
        ({"slug": "Cấp giấy"}, "slug", "does not match"),
        ({"name": ""}, "name", "too short"),
        ({"review_by": "22/11/2026"}, "review_by", "does not match"),
        ({"review_by": None}, "review_by", "not of type 'string'"),
        ({"verified_on": "hôm qua"}, "verified_on", "not valid"),
        ({"source_url": "http://dichvucong.gov.vn/1"}, "source_url", "does not match"),
        ({"source_url": "https://example.com/gov.vn/"}, "source_url", "does not match"),
        ({"everyday_names": ["một"]}, "everyday_names", "too short"),
        ({"asked_as": ["Cần gì?"] * 15}, "asked_as", "non-unique"),
        ({"authority": []}, "authority", "too short"),
        ({"steps": "Nộp."}, "steps", "not of type 'array'"),
        ({"steps": [raw_fact(), raw_fact(), raw_fact(colour="đỏ")]}, "steps/2", "'colour'"),
        ({"steps": [raw_fact(confidence="sure")]}, "steps/0/confidence", "not one of"),
        ({"steps": [raw_fact(read_in=[])]}, "steps/0/read_in", "too short"),
        ({"steps": [raw_fact(law=["Luật Hộ tịch"])]}, "steps/0/law/0", "does not match"),
        ({"steps": [raw_fact(starts_on="2026-1-1")]}, "steps/0/starts_on", "does not match"),
        ({"steps": [raw_fact(ways=["fax"])]}, "steps/0/ways/0", "not one of"),
        ({"steps": [raw_fact(when={})]}, "steps/0/when", "not valid"),
        ({"papers": [raw_paper("Tờ khai")]}, "papers/0/key", "does not match"),
        ({"papers": [raw_paper(copies=-1)]}, "papers/0/copies", "less than the minimum"),
        ({"papers": [raw_paper(need="maybe")]}, "papers/0/need", "not one of"),
        ({"fees": [raw_fee(amount="8.000")]}, "fees/0/amount", "not of type 'integer'"),
        ({"fees": [raw_fee(text="tùy nơi", amount=8000)]}, "fees/0", "valid under each of"),
        ({"fees": [raw_known(label="Nộp")]}, "fees/0", "not valid"),
        ({"times": [raw_known(label="Đủ", amount=5)]}, "times/0", "not valid"),
        ({"missing": {"penalties": "vì"}}, "missing/penalties", "too short"),
    ],
)
def test_a_wrong_file_is_named_with_its_field_and_the_reason(tmp_path, changes, field, reason):
    path = write(tmp_path, make_procedure_text(**changes))
    with pytest.raises(InvalidProcedure) as caught:
        load_procedure(path)
    name, where, why = str(caught.value).split(": ", 2)
    assert (name, where) == (path.name, field)
    assert reason in why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "một câu",
        "- a\n- b\n",
        "code: [",
        "code: '1",
        "\tcode: 1",
        "code: *nothing",
        "code: 1\ncode: 2\n",
        "---\na: 1\n---\nb: 2\n",
        "%",
        "code: \x00",
        "!!python/object/apply:os.system ['false']",
        "slug: !!python/name:os.system",
        "!!python/module:os",
    ],
)
def test_what_is_no_mapping_or_no_plain_yaml_is_refused_by_name(tmp_path, text):
    path = write(tmp_path, text)
    with pytest.raises(InvalidProcedure, match=r"^1\.000001-thu\.yaml: (not YAML|\(top\)): .+"):
        load_procedure(path)


@pytest.mark.parametrize("tag", ["python/object/apply:builtins.eval", "python/object/new:os._exit"])
def test_a_tag_that_would_run_code_runs_nothing(tag):
    text = make_procedure_text(verified_by=LEFT_OUT) + f"verified_by: !!{tag} ['1/0']\n"
    with pytest.raises(InvalidProcedure, match="could not determine a constructor"):
        parse_procedure(text)


@pytest.mark.parametrize("quote", ["", "'"])
def test_an_impossible_day_is_refused_by_its_field(tmp_path, quote):
    text = make_procedure_text(review_by=LEFT_OUT) + f"review_by: {quote}2027-02-30{quote}\n"
    with pytest.raises(InvalidProcedure, match=r"thu\.yaml: review_by: day is out of range"):
        load_procedure(write(tmp_path, text))


def test_an_impossible_day_inside_a_fact_is_named_with_its_path():
    text = make_procedure_text(steps=LEFT_OUT)
    text += "steps: [{text: Nộp., confidence: sourced, read_in: [HT], ends_on: 2027-13-01}]\n"
    with pytest.raises(InvalidProcedure, match=r"^steps/0/ends_on: month must be"):
        parse_procedure(text)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("2026-01-01: x", r"^\(top\): .*'2026-01-01' was unexpected"),
        ("? [a, b]\n: x", r"^\(top\): keys must be"),
        ("? {a: b}\n: x", r"^(not YAML|\(top\)): "),
        ("self: &self {of: *self}", r"^(not YAML|\(top\)): "),
    ],
)
def test_a_key_that_is_no_word_is_refused_by_name(line, problem):
    with pytest.raises(InvalidProcedure, match=problem):
        parse_procedure(make_procedure_text() + line + "\n")


@pytest.mark.parametrize(
    ("register", "text", "problem"),
    [
        ("legal_texts", '"1/2024/QH15": {kind: Luật}', "1/2024/QH15: 'title' is a required"),
        ("legal_texts", '"1/2024/QH15": một câu', "1/2024/QH15: 'một câu' is not of type"),
        (
            "legal_texts",
            '"1/2024/QH15": {kind: Luật, title: Luật, confidence: sourced,'
            " in_force_from: 2026-02-30}",
            "1/2024/QH15/in_force_from: day is out of range",
        ),
        ("fields", "ho_tich: {folder: ho-tich}", "ho_tich: 'name' is a required"),
        ("fields", "ho_tich:", "ho_tich: None is not of type"),
        ("sources", "HT: [một nguồn]", "HT: \\['một nguồn'\\] is not of type"),
        ("sources", "HT: {what: ''}", "HT/what: '' is too short"),
        ("sources", "- HT", "a mapping is needed"),
        ("sources", "HT: {", "not YAML"),
    ],
)
def test_a_malformed_register_is_named_with_its_entry_and_the_reason(
    tmp_path, register, text, problem
):
    folder = make_content(tmp_path, make_procedure_text())
    (folder / f"_shared/{register}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidProcedure, match=rf"^{register}\.yaml: {problem}"):
        load_knowledge_base(folder)


def test_a_file_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "1.000001-thu.yaml"
    path.write_bytes("name: Cấp giấy".encode("utf-16"))
    with pytest.raises(InvalidProcedure, match=r"^1\.000001-thu\.yaml: 'utf-8'"):
        load_procedure(path)


@given(st.text())
def test_no_text_breaks_the_reader_otherwise(text):
    with pytest.raises(InvalidProcedure):
        parse_procedure(text)


def test_one_wrong_file_among_good_ones_stops_the_whole_load(tmp_path):
    folder = make_content(
        tmp_path, make_procedure_text(), make_procedure_text(slug="khac", code="x")
    )
    with pytest.raises(InvalidProcedure, match=r"2-thu\.yaml: code: 'x' does not match"):
        load_knowledge_base(folder)


def test_a_slug_described_twice_stops_the_load(tmp_path):
    folder = make_content(tmp_path, make_procedure_text(), make_procedure_text(code="1.000002"))
    with pytest.raises(InvalidProcedure, match="cap_giay_thu: two files"):
        load_knowledge_base(folder)


def test_a_register_that_is_no_mapping_is_named(tmp_path):
    path = tmp_path / "fields.yaml"
    path.write_text("- ho_tich\n", encoding="utf-8")
    with pytest.raises(InvalidProcedure, match=r"fields\.yaml: a mapping"):
        read_yaml(path)


def test_good_files_and_registers_become_a_base(tmp_path):
    folder = make_content(
        tmp_path, make_procedure_text(), make_procedure_text(slug="khac", code="1.000002")
    )
    kb = load_knowledge_base(folder)
    assert list(kb.procedures) == ["cap_giay_thu", "khac"]
    assert kb.fields == {"ho_tich": "Hộ tịch"}
    assert kb.sources == {"HT": "một nguồn"}
    assert kb.legal_texts["60/2014/QH13"].title == "Luật Hộ tịch"


def test_registers_are_no_procedures(tmp_path):
    folder = make_content(tmp_path, make_procedure_text())
    assert [path.name for path in procedure_files(folder)] == ["1-thu.yaml"]


def test_fields_become_what_they_mean():
    procedure = make_procedure(
        papers=[
            raw_paper(
                need="in_case",
                condition="Đi thay",
                when={"goes": ["other"]},
                ways=["post"],
                form={"name": "Tờ khai", "issued_by": ["60/2014/QH13, Điều 7"]},
                starts_on=date(2026, 1, 1),
            )
        ]
    )
    [paper] = procedure.papers
    assert paper.need is Need.IN_CASE
    assert paper.ways == (Way.POST,)
    assert paper.when == ({"goes": ("other",)},)
    assert paper.form.issued_by == (LegalRef("60/2014/QH13", "Điều 7"),)
    assert paper.starts_on == date(2026, 1, 1)
    assert procedure.review_by == date(2027, 6, 30)


def test_a_question_keeps_its_help_and_when_it_is_asked():
    first = {"key": "goes", "ask": "Ai đi?", "answers": {"self": "Tự đi", "other": "Đi thay"}}
    second = {**first, "key": "why", "help": "Chọn một.", "when": {"goes": ["other"]}}
    plain, asked = make_procedure(questions=[first, second]).questions
    assert (plain.help, plain.when) == (None, ())
    assert (asked.key, asked.ask, asked.help) == ("why", "Ai đi?", "Chọn một.")
    assert asked.when == ({"goes": ("other",)},)


def test_a_day_in_quotes_is_a_day_too():
    assert make_procedure(review_by="2027-06-30").review_by == date(2027, 6, 30)


def test_cases_are_one_mapping_or_a_list_of_them():
    cases = [{"goes": ["other"]}, {"age": ["child", "adult"]}]
    [fact] = make_procedure(steps=[raw_fact(when=cases)]).steps
    assert fact.when == ({"goes": ("other",)}, {"age": ("child", "adult")})


def test_yes_and_no_are_keys_of_answers_not_truth_values():
    text = make_procedure_text(questions=LEFT_OUT)
    text += "questions: [{key: paid, ask: Rồi chưa, answers: {yes: Rồi, no: Chưa}}]\n"
    [question] = parse_procedure(text).questions
    assert question.answers == {"yes": "Rồi", "no": "Chưa"}


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("60/2014/QH13", LegalRef("60/2014/QH13")),
        ("60/2014/QH13, Điều 15 khoản 1", LegalRef("60/2014/QH13", "Điều 15 khoản 1")),
        ("60/2014/QH13, Điều 15, Điều 16", LegalRef("60/2014/QH13", "Điều 15, Điều 16")),
    ],
)
def test_a_reference_is_the_number_then_the_article(text, ref):
    assert parse_legal_ref(text) == ref


def test_a_base_with_another_procedure_leaves_the_first_base_as_it_was():
    kb = make_kb()
    added = kb.with_procedure(make_procedure(slug="khac"))
    assert list(added.procedures) == ["cap_giay_thu", "khac"]
    assert list(kb.procedures) == ["cap_giay_thu"]
    renamed = dataclasses.replace(kb.procedures["cap_giay_thu"], name="Tên mới")
    assert kb.with_procedure(renamed).procedures["cap_giay_thu"].name == "Tên mới"

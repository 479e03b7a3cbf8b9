"""The whole archive of the national portal, imported and loaded."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from procedures_kb import KnowledgeBase, Procedure, load_knowledge_base
from procedures_kb.model import Edition
from procedures_kb.portal.run import Report
from procedures_kb.portal.store import Store
from tests.records import run_import

ROOT = Path(__file__).parents[3]
ARCHIVE = ROOT.parent / "shared/data/portal_records_2026-07.tar.xz"

pytestmark = [
    pytest.mark.portal,
    pytest.mark.skipif(
        not ARCHIVE.exists(), reason="the archive lies beside the repository, and is not there"
    ),
]


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> tuple[Report, Path]:
    """The whole archive, imported once; some 15 seconds."""
    to = tmp_path_factory.mktemp("real") / "imported.sqlite"
    return run_import(ARCHIVE, to), to


def test_none_of_the_real_records_is_lost(real):
    report, to = real
    assert report.read == report.new == report.good + report.malformed == 5652
    with closing(Store(to)) as store:
        yielded, kept = store.yielding(), store.served()
        assert [entry for entry, _ in store.malformed()] == [
            "1.0133611",
            "1.014955-Xoa",
            "2.009182739",
        ]
    assert len(yielded) + len(kept) == report.good
    assert len(kept) == report.served


def test_what_yields_in_the_real_records_yields_to_what_is_served(real):
    with closing(Store(real[1])) as store:
        yielded, kept = store.yielding(), {code for code, _ in store.served()}
    assert {to for _, to, _, _ in yielded} <= kept
    pairs = {code: to for code, to, _, _ in yielded}
    assert pairs["3.000489"] == "1.115391"  # the same ministry's newer decision
    assert pairs["1.115343"] == "1.012784"  # a province's copy of the ministry's procedure
    assert {"1.010788", "1.010815", "1.000736", "2.002189"} <= kept  # one title, other people


def test_every_name_of_the_real_base_is_one_only(real):
    both = load_knowledge_base(imported=real[1])
    assert len(both.procedures) > 5300
    assert [name for name, n in Counter(both.titles.values()).items() if n > 1] == []
    texts = list(both.imported.texts())
    assert {text.slug for text in texts} == set(both.imported)
    assert not any(procedure.code in {"1.014063", "2.000986"} for procedure in sample(both))


def sample(both: KnowledgeBase) -> list[Procedure]:
    return [both.procedures[slug] for slug in list(both.imported)[::60]]


def test_real_procedures_are_clean_and_have_the_facts_people_ask_for(real):
    found = sample(load_knowledge_base(imported=real[1]))
    for procedure in found:
        assert procedure.edition is Edition.IMPORTED
        assert procedure.steps
        assert procedure.ways
        for _, fact in procedure.facts():
            for words in (getattr(fact, "text", None), getattr(fact, "name", None)):
                assert words is None or words == " ".join(words.split())
                assert "Không có thông tin" not in (words or "")
    for name in ("authority", "papers", "times", "fees", "result", "legal_basis"):
        assert sum(bool(getattr(item, name)) for item in found) > 0.7 * len(found), name

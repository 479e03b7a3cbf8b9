"""Training the ranking of the portal's records, and when it is none of them.

The records are not in the repository, so what is learned is kept there: a few hundred weights over
evidence that any record has. The encoder learns from the phrases of all titles; the ranker from
our own questions about some records and about the edited procedures, and from small talk, which is
about none. The questions of the other split judge it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant.model_folder import RANKER_FILE, read_none_sentences
from assistant.retrieval.evidence import FEATURES as EVIDENCE
from assistant.retrieval.passages import NAME
from assistant.retrieval.portal.encoder import ENCODER, Encoder, load_encoder
from assistant.retrieval.portal.index import FEATURES, PortalIndex
from assistant.retrieval.portal.search import RANKER
from assistant.retrieval.portal.titles import Titles
from assistant.retrieval.portal.wording import read_wording, wording_of
from assistant.retrieval.ranker import load_ranker, save_ranker
from assistant.retrieval.search import Search
from assistant.training.key import NLU_DATA
from assistant.training.portal.encoder import fit_encoder
from assistant.training.portal.examples import portal_examples
from assistant.training.portal.fit import fit_ranker
from assistant.training.ranking import load_small_talk
from procedures_kb import KnowledgeBase, Procedure

PENALTY = 1e-3
"""As for the edited ones."""
SHARES = {"question": 0.55, "edited_question": 0.35, "none": 0.1}
"""Weight of each kind of example among all."""


def train_portal_search(kb: KnowledgeBase, model: Path) -> int:
    """Writes encoder and ranker; returns how many examples the ranker was trained on. `model` is
    the folder of the edited procedures' model, `kb` has the portal's records."""
    assert kb.imported is not None
    edited = list(kb.edited.values())
    ranker = load_ranker(EVIDENCE, model / RANKER_FILE)
    search = Search(edited, read_none_sentences(model), ranker)
    names = {text.slug: text.text for text in kb.imported.texts() if text.kind == NAME}
    encoder = _train_encoder(names, edited)
    index = PortalIndex(kb.imported, edited, read_wording(), encoder)
    return _train_ranker(index, search, load_small_talk(NLU_DATA))


def _train_encoder(names: Mapping[str, str], edited: Sequence[Procedure]) -> Encoder:
    """The edited procedures' questions lend their words, and are not asked: those who write titles
    are to be told apart."""
    own = wording_of(edited)
    every = {**names, **{procedure.slug: procedure.name for procedure in edited}}
    titles = Titles(every, read_wording() | own, own)
    asked = np.flatnonzero(~titles.is_edited[titles.of_phrase])
    fit_encoder(titles.one_name_each, titles.phrases, titles.of_phrase, asked).save(ENCODER)
    return load_encoder()


def _train_ranker(
    index: PortalIndex, search: Search, about_none: Sequence[str], out: Path = RANKER
) -> int:
    """Writes the ranker; returns how many examples it was trained on. A question whose record did
    not come into the shortlist teaches nothing and is left out."""
    examples = list(portal_examples(index, search, about_none))
    count = {kind: sum(example.kind == kind for example in examples) for kind in SHARES}
    ranker = fit_ranker(
        [example.matrix for example in examples],
        [example.right for example in examples],
        [SHARES[example.kind] / count[example.kind] for example in examples],
        PENALTY,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    save_ranker(ranker, FEATURES, out)
    return len(examples)

"""The texts that the restorer learns from: sentences by source, and the vocabulary made of them."""

from __future__ import annotations

import bz2
import re
import tarfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from ruamel.yaml import YAML

from assistant.text.fold import fold
from assistant.text.vocabulary import Vocabulary, has_shape_of_syllable, pair_of, tokens_of

LONGEST = 60
"""Tokens of a sentence that are learnt from."""
SAME = 0.7
"""Sentences that share so much of their folded words count as one (Jaccard)."""
HELD_OUT = 50
"""One everyday sentence in so many is kept from training, to measure on."""
FEWEST, FEWEST_FOREIGN = 3, 8
"""Times a syllable, and a word that is none, is seen to be in the vocabulary."""
FEWEST_WORDS, MOST_BARE = 3, 0.7
_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_ENTITY = re.compile(r"\[([^\]]+)\]\([a-z]+\)")
_YAML_KEY = re.compile(r"^\s*-?\s*(\w+:)?\s*")


@dataclass(frozen=True)
class Source:
    """`times`: how often an epoch goes through it, below 1 a sample. `is_word_list`: its entries
    count little in frequencies. `is_everyday`: a part is held out to measure on."""

    path: Path
    times: float
    is_word_list: bool = False
    is_everyday: bool = False


@dataclass(frozen=True)
class Corpus:
    """Tokens of the sentences of each source, and of those held out."""

    sources: Sequence[Source]
    sentences: Sequence[Sequence[list[str]]]
    held_out: Sequence[str]


def read_sources(path: Path) -> list[Source]:
    """From a YAML list; a path is relative to the working folder, and may be a pattern."""
    found = []
    for row in YAML(typ="safe").load(path.read_text(encoding="utf-8")):
        pattern = row.pop("path")
        matched = sorted(Path().glob(pattern))
        if not matched:
            raise FileNotFoundError(f"{path} names {pattern}, which is not there")
        found += [Source(one, **row) for one in matched]
    return found


def read_corpus(sources: Sequence[Source], left_out: Iterable[str]) -> Corpus:
    """Every sentence once, and none that is in `left_out`, nearly the same included."""
    unwanted = _Unwanted(left_out)
    seen: set[str] = set()
    held_out: list[str] = []
    by_source = []
    for source in sources:
        kept = []
        for sentence in _sentences(source):
            key = _NOT_LETTERS.sub(" ", sentence.lower()).strip()
            is_new = key and key not in seen and _is_marked(key, source)
            if not is_new or unwanted.has_one_like(sentence):
                continue
            seen.add(key)
            if source.is_everyday and crc32(key.encode()) % HELD_OUT == 0:
                held_out.append(sentence)
            else:
                kept.append(tokens_of(sentence)[:LONGEST])
        by_source.append(kept)
    return Corpus(sources, by_source, held_out)


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a text, of the third column of a Tatoeba export (.tsv.bz2), of all files of an
    archive (.tar.xz) or the values of a YAML file."""
    if path.name.endswith(".tsv.bz2"):
        with bz2.open(path, "rt", encoding="utf-8") as rows:
            yield from (row.rstrip("\n").split("\t")[2] for row in rows)
    elif path.name.endswith(".tar.xz"):
        with tarfile.open(path) as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content:
                    yield from content.read().decode("utf-8", "ignore").splitlines()
    elif path.suffix in (".yml", ".yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield _ENTITY.sub(r"\1", _YAML_KEY.sub("", line))
    else:
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (line for line in lines if not line.startswith("#"))


def _sentences(source: Source) -> Iterator[str]:
    for line in read_lines(source.path):
        tidy = " ".join(unicodedata.normalize("NFC", line).split())
        yield from [tidy] if source.is_everyday else _SENTENCE_END.split(tidy)


def _is_marked(key: str, source: Source) -> bool:
    """Whether so many words carry marks that the others are rightly without. Entries of a word
    list and everyday sentences are trusted; other texts hold slugs, English and careless typing."""
    if source.is_word_list or source.is_everyday:
        return True
    words = key.split()
    return len(words) >= FEWEST_WORDS and sum(map(str.isascii, words)) <= MOST_BARE * len(words)


class _Unwanted:
    """Finds a sentence's near duplicates by its rarest words: those of two sets that share
    `SAME` of their words cannot all differ (prefix filtering, Chaudhuri et al. 2006)."""

    def __init__(self, sentences: Iterable[str]) -> None:
        sets = [_folded_words(sentence) for sentence in sentences]
        frequency = Counter(word for words in sets for word in words)
        self._by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in sets:
            rarest = sorted(words, key=lambda word: (frequency[word], word))
            for word in rarest[: len(words) - int(SAME * len(words)) + 1]:
                self._by_word[word].append(words)

    def has_one_like(self, sentence: str) -> bool:
        words = _folded_words(sentence)
        near = (other for word in words for other in self._by_word.get(word, ()))
        return any(len(words & other) >= SAME * len(words | other) for other in near)


def _folded_words(sentence: str) -> frozenset[str]:
    return frozenset(token for token in tokens_of(fold(sentence)) if token.isalpha())


def make_vocabulary(corpus: Corpus) -> Vocabulary:
    """Vietnamese syllables seen `FEWEST` times or in a word list, other words `FEWEST_FOREIGN`."""
    seen: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for source, sentences in zip(corpus.sources, corpus.sentences):
        for tokens in sentences:
            (listed if source.is_word_list else seen).update(filter(str.isalpha, tokens))
    words = {word for word in {*seen, *listed} if _belongs(word, seen[word], listed[word])}
    counts = {word: seen[word] + 0.3 * listed[word] + 0.3 for word in words}
    ordered = sorted(words, key=lambda word: (-counts[word], word))
    frequencies = np.array([counts[word] for word in ordered], np.float32)
    no_pairs = np.zeros(0, np.int64), np.zeros(0, np.float32)
    nothing = Vocabulary(tuple(ordered), frequencies, *no_pairs)
    pairs = _pairs(corpus, nothing)
    keys = sorted(pairs)
    return Vocabulary(
        tuple(ordered),
        frequencies,
        np.array(keys, np.int64),
        np.array([pairs[key] for key in keys], np.float32),
    )


def _belongs(word: str, seen: int, listed: int) -> bool:
    folded = fold(word)
    if has_shape_of_syllable(folded):
        return seen >= FEWEST or listed > 0
    return seen >= FEWEST_FOREIGN and word == folded


def _pairs(corpus: Corpus, vocabulary: Vocabulary) -> dict[int, int]:
    """Folded syllables side by side: once is enough in everyday speech and in word lists."""
    rows = {word: vocabulary.folded_ids[fold(word)] for word in vocabulary.words}
    counts: Counter[int] = Counter()
    certain: set[int] = set()
    for source, sentences in zip(corpus.sources, corpus.sentences):
        for tokens in sentences:
            known = [rows.get(token, 0) for token in tokens]
            pairs = [pair_of(one, two) for one, two in pairwise(known) if one and two]
            counts.update(pairs)
            if source.times >= 1 or source.is_word_list:
                certain.update(pairs)
    return {pair: n for pair, n in counts.items() if n >= FEWEST or pair in certain}

"""Splitting Vietnamese into words, which may hold spaces: 'khai sinh' is one."""

from __future__ import annotations


def split_words(text: str) -> list[tuple[str, int]]:
    """The words of the text, by underthesea, each with the offset where it begins."""
    from underthesea import word_tokenize  # loads its model on first use

    found: list[tuple[str, int]] = []
    position = 0
    for word in word_tokenize(text):
        start = text.find(word, position)
        if start < 0:  # the tokenizer changed a character: keep the pieces that are there
            found.extend(_pieces(text, word, position))
        else:
            found.append((word, start))
        position = found[-1][1] + len(found[-1][0]) if found else position
    return found


def _pieces(text: str, word: str, position: int) -> list[tuple[str, int]]:
    pieces: list[tuple[str, int]] = []
    for piece in word.split():
        start = text.find(piece, position)
        if start >= 0:
            pieces.append((piece, start))
            position = start + len(piece)
    return pieces

"""The short code of a saved list: read over the phone, typed by hand, and never another's.

Nine random characters and a check character, in two groups of five: 23^9 > 2^40 lists. 23 is a
prime, so that with a different weight at every place any one wrong character and any two that
changed places leave a sum that is not 0: such a slip is told as one.
"""

from __future__ import annotations

import secrets

ALPHABET = "23456789ACEFHJKMPRTVWXY"
"""None that looks or sounds like another: no 0 O Q, 1 I L, S, Z, B, G, U, and no N beside M, no D
beside T and V."""
LENGTH = 9
GROUP = 5


def new_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return body + _check(body)


def read_code(typed: str) -> str | None:
    """The code in one piece, whatever its case, dashes and spaces; None where it is none."""
    code = "".join(char for char in typed.upper() if char not in " -.")
    is_whole = len(code) == LENGTH + 1 and set(code) <= set(ALPHABET)
    return code if is_whole and _check(code[:-1]) == code[-1] else None


def shown(code: str) -> str:
    """'7KM4PX9RTH' → '7KM4P-X9RTH'."""
    return f"{code[:GROUP]}-{code[GROUP:]}"


def _check(body: str) -> str:
    weighted = sum(at * ALPHABET.index(char) for at, char in enumerate(body, 2))
    return ALPHABET[-weighted % len(ALPHABET)]

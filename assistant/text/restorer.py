"""The trained restorer: reads a sentence both ways, and weighs how its syllables are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.text.vocabulary import Floats, Ints, Vocabulary

RESTORER_FILE = Path(__file__).parents[2] / "nlu_data/restorer/restorer.npz"


@dataclass(frozen=True)
class Restorer:
    """Weights of the network of `assistant.training.restoring.network`, in plain numpy."""

    vocabulary: Vocabulary
    weights: Mapping[str, Floats]

    def scores(self, folded: Ints, shown: Ints) -> Floats:
        """Log probabilities, (tokens × candidates), of the candidates of each token of a sentence.

        `folded` and `shown` are (tokens,): folded ids, and the word ids of what is written with
        marks (`len(vocabulary.words)` for none).
        """
        read = self.weights["folded.weight"][folded] + self.weights["marked.weight"][shown]
        out = np.concatenate([self._read_both_ways(read), read], -1) @ self.weights["out.weight"].T
        out += self.weights["out.bias"]
        choices = self.vocabulary.candidates[folded]
        scores = (self.weights["words.weight"][choices] @ out[:, :, None])[..., 0]
        scores += self.weights["bias.weight"][choices, 0]
        scores -= scores.max(axis=-1, keepdims=True)
        log_probabilities: Floats = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
        return log_probabilities

    def _read_both_ways(self, read: Floats) -> Floats:
        """A gated recurrent unit (Cho et al. 2014) in each direction, a step of both at once.

        Reset, update and new lie one behind the other, each of both directions: what is added and
        squashed together is contiguous, which is three times as fast.
        """
        gates, length = self._gates, len(read)
        given = (read @ gates.given + gates.bias).reshape(length, 3, 2, gates.width)
        given[:, :, 1] = given[::-1, :, 1]
        given = given.reshape(length, -1)
        reset, both = 2 * gates.width, 4 * gates.width
        states = np.zeros((length + 1, 2 * gates.width), np.float32)
        for at in range(length):
            before, now = states[at], given[at]
            again = np.matmul(before.reshape(2, 1, -1), gates.recurrent).reshape(-1)
            kept = 0.5 + 0.5 * np.tanh(now[:both] + again[:both])
            new = np.tanh(now[both:] + kept[:reset] * (again[both:] + gates.new_bias))
            states[at + 1] = new + kept[reset:] * (before - new)
        ahead, back = states[1:, : gates.width], states[:0:-1, gates.width :]
        return np.concatenate([ahead, back], -1)

    @cached_property
    def _gates(self) -> _Gates:
        return _Gates.of(self.weights)


@dataclass(frozen=True)
class _Gates:
    """The unit's weights, laid out for `Restorer`; those of reset and update are halved, because
    the logistic function of x is 0.5 + 0.5 tanh(x / 2)."""

    width: int
    given: Floats
    """(what is read × gates of both directions)."""
    bias: Floats
    recurrent: Floats
    """(gate × direction × state × state)."""
    new_bias: Floats
    """What the new state's recurrent part adds inside its gate, both directions."""

    @classmethod
    def of(cls, weights: Mapping[str, Floats]) -> _Gates:
        ways = ("", "_reverse")
        given, recurrent, bias, again = (
            np.stack([weights[f"reader.{name}_l0{way}"] for way in ways]).astype(np.float32)
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        )
        width = recurrent.shape[-1]
        bias[:, : 2 * width] += again[:, : 2 * width]
        for values in (given, recurrent, bias):
            values[:, : 2 * width] *= 0.5
        given = given.reshape(2, 3, width, -1).transpose(3, 1, 0, 2)
        recurrent = recurrent.reshape(2, 3, width, width).transpose(1, 0, 3, 2)
        return cls(
            width,
            np.ascontiguousarray(given.reshape(len(given), -1)),
            np.ascontiguousarray(bias.reshape(2, 3, width).transpose(1, 0, 2).reshape(-1)),
            np.ascontiguousarray(recurrent),
            np.ascontiguousarray(again[:, 2 * width :].reshape(-1)),
        )


def load_restorer(path: Path) -> Restorer:
    with np.load(path) as arrays:
        loaded = dict(arrays)
    weights = {
        name: _dequantised(value, loaded.get(f"{name}.scale"))
        for name, value in loaded.items()
        if ".weight" in name or ".bias" in name
        if not name.endswith(".scale")
    }
    return Restorer(Vocabulary.from_arrays(loaded), weights)


def _dequantised(value: Any, scale: Any) -> Floats:
    weights: Floats = value.astype(np.float32) * (1 if scale is None else scale)
    return weights


@lru_cache(maxsize=1)
def default_restorer() -> Restorer:
    return load_restorer(RESTORER_FILE)

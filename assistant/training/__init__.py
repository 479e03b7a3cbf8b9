"""`make train`: the NLU model, the ranker, and the key that says when both are stale."""

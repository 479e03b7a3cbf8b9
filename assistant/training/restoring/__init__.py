"""`train-restorer`: the model that puts tone marks where they are missing (ADR 0011)."""

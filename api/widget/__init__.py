"""The page citizens see: a demo portal with the chat on it."""

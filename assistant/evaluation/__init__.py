"""How good it is: `generate` writes what the assistant said, four judges score what was written."""

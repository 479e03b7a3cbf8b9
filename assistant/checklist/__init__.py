"""The papers of one citizen's case, what else it takes, and whether they are all at hand."""

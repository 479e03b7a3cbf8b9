"""The base, to read: lists, search, one procedure whole."""

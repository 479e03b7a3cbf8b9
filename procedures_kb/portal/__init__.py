"""The national portal's records: read, kept in one SQLite file, and served beside the edited ones."""

"""The national portal's records: read, kept in one SQLite file, served beside the edited ones."""

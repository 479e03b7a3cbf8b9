"""What the citizen got: the status, what was answered, whether it names its sources."""

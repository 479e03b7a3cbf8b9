"""Days and money of a procedure: working days, due days, bills, and what changed when. Pure."""

"""What is said about one procedure for each thing people want to know; facts from fields only."""

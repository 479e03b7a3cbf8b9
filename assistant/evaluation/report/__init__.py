"""The dated folder of one evaluation: figures, confusion, plot, and a page for editors."""

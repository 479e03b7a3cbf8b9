"""Where to go: an address, old or new, and who receives a procedure's dossier there."""

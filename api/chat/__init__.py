"""Citizens: conversations and what is said in them."""

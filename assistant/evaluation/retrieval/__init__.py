"""Which procedure: named first, among three, wrong, asked; and how honest the sureness is."""

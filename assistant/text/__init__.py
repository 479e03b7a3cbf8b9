"""Vietnamese text: strings in, strings out."""

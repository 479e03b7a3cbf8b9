"""Who may ask and what is kept: the only place with HTTP and SQL."""

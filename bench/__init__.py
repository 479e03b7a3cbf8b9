"""Speed, size and growth, side by side with peers, on this machine and over loopback only."""

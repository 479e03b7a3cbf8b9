"""What should be declined, and what was declined and should not have been."""

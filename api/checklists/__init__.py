"""Papers of one's own case: asked over the API or on plain pages, saved, printed, taken away."""

"""Is the right procedure named, the right thing answered, and the rest declined?"""

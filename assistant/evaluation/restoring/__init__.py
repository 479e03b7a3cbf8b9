"""How well are missing tone marks put back, how fast, and what is done to text that has them?"""

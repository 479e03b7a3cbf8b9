"""Thousands of procedures known by their record alone: found by title, by what people call the
matter, then by all the record says.

A record has no questions of its own, so it competes in a ranking of its own, learned on other
evidence than that of the edited procedures.
"""

"""The steps of a turn, one file each: a step ends the turn with an Answer or passes with None."""

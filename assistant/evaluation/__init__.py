"""Quality, measured: each folder asks one question of the production steps. Nothing imports it."""

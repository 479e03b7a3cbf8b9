"""Adapters between Rasa's graph and plain functions; named by path in nlu_data/config.yml."""

"""What is wanted: intents and entities, against labels."""

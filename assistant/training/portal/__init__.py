"""Learning to tell the portal's records apart; what is learned is committed."""

"""What a message does in a talk: asks several things, corrects, points back, tells of a life."""

"""What all plain pages share: the frame, refusals as pages, fields of forms, small print."""

"""One turn, from the activity to the reply."""

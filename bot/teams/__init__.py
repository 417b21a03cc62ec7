"""The Teams edge: the only room that knows the Bot Framework."""

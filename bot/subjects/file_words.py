"""What is said of a document that somebody asked for."""

ON_ITS_WAY = "It will come into this chat in a moment."
ASKED_BEFORE = "You asked for it already: it is in this chat, or will be in a moment."

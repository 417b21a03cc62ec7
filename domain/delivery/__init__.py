"""Rules of conversations, messages on their way, and what became of them."""

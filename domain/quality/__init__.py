"""Quality: which reports are due on money and support, and what becomes of them."""

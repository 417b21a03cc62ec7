"""Long work: files made beside the conversation."""

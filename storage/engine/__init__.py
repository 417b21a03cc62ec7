"""The databases: transactions, dialects, and how statements are run."""

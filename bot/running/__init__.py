"""What the process is told from outside, and what it logs."""

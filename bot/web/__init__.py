"""What is served besides Teams' own messages: health and metrics."""

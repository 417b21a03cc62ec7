"""What the README and the notes quote: figures as ratios within one run."""

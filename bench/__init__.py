"""What the pages quote: figures as ratios within one run."""

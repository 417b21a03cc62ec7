"""What each screen and each tick costs in a small hub, and in one a thousand times as large."""

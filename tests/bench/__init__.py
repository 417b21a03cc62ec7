"""What each screen and tick asks of the database, however large the hub is."""

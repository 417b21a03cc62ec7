"""What turns and ticks do about records of visits: forms, receipts, steps, copies and flags."""

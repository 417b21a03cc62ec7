"""What turns and ticks do about records of visits, their forms, receipts, steps, copies and flags."""

"""Cards about records of visits, their forms, receipts, steps, copies and flags."""

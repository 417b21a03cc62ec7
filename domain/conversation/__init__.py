"""Rules about what any conversation has: what somebody asks for, in their own words."""

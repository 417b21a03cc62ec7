"""Stories of support that officers keep."""

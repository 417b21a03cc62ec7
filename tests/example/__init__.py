"""A made-up hub, Airedale Teaching School Hub, with what it should come to."""

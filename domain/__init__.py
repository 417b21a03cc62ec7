"""The pure rules of school-to-school support: no clock, no I/O, the standard library only."""

"""Golden files: what the tests compare with, written only when someone asks for it."""

"""What is made of a checked deck. The modules here are siblings: none imports another."""

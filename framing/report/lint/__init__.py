"""What a house style finds in texts."""

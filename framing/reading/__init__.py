"""What one document says: which terms occur, in whose voice, and how often."""

"""Why something was counted as it was."""

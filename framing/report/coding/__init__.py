"""What coders' sheets come to."""

"""What a rewrite did."""

"""What classifiers find in the groups of a comparison."""

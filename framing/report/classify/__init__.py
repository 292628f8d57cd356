"""What classifiers say of passages."""

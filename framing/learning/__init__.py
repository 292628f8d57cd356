"""Train, apply and check classifiers, and measure how far coders agree."""

"""One module for each command, named as it; what it does when it runs."""

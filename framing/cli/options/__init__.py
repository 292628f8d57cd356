"""What can be typed: the options of all commands, of each command, and how a settings file stands in for them."""

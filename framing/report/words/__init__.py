"""How things are called and numbers are put into words, the same in every command and medium."""

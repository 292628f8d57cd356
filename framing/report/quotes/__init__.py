"""Who is quoted saying what."""

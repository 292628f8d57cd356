"""How a medium is written: JSON, CSV, HTML, SVG, sections for a terminal and Markdown; safe, and knowing no command."""

"""How papers leave the program: saved as PDF, opened to be printed, in a chosen language."""

"""How often words and serials of real records are understood, and how often wrongly."""

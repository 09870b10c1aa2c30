"""lienket: queries."""

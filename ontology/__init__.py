"""lienket: ontology."""

"""lienket: ingest."""

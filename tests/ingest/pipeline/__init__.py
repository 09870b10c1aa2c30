"""The library: what is ingested is published whole, what is unchanged is untouched, all can be undone."""

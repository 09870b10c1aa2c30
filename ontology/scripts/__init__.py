"""Maintenance of the ontology's files; nothing here is needed at run time."""

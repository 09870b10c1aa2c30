"""Queries and clients that mean harm, over HTTP against a server of its own process."""

"""Specifications of the questions and rules."""

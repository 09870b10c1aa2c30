"""How often a question in people's own words is understood: `python -m tests.asking`."""

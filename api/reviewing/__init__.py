"""The review of mappings and figures: what readers object to, what awaits a person, and what was decided."""

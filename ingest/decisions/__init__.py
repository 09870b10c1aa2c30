"""What people decide of facts, mappings and documents: which decisions stand, and what they change."""

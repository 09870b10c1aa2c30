"""What people decide of facts and mappings: which decisions stand, and how they change what is told."""

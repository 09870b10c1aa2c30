"""lienket: api. What people and programs meet: the HTTP server, the explorer's pages and the command line.

Nothing here knows how facts are found or stored; see `README.md` for what lives where.
"""

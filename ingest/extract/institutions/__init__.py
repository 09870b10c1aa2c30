"""Organisations named as actors.

`bodies` finds them, by `naming` (how names are built), `endings` (where they end) and `enumerations`
(lists that name the kind once). `identity` tells which one a name means, and what became of it, `reporting`
whose the figures are.
"""

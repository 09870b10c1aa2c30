"""Figures with all that is said of them.

`prose` reads those of sentences, `tables` those of tables with the rows of `layouts`, their `columns` and
`units`; `kinds` tells targets from results, by the `commitments` that words make and by what figures are set
`against`; `numbering` which counts are of an instrument's goals and tasks. `attribution` adds whose figures
they are and of which sectors (`fields`).
"""

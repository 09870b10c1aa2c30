"""Figures with all that is said of them.

`prose` reads those of sentences, `tables` those of tables with the columns and rows of `layouts` and their
`units`; `kinds`
tells targets from results, by the `commitments` that words make.
"""

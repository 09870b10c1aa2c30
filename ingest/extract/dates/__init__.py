"""When: points in time, and to which of them a figure belongs.

`days` and `times` find them, `counted` those so many days after another; `dating` gives each figure its own,
`deadlines` those inherited, by the `frames` that sentences and paragraphs set.
"""

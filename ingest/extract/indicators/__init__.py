"""Of which indicator a figure is.

`zones` are the words that may say so, `subjects` reads them by `labelling`, which weighs the `labels`
found there by `scoring`; `counting` tells what a count counts, `content` how much the words name,
`denials` what a figure is not of, such as the rank in one of the `indices`, and `inheriting` takes the
rest from the words before and above; `bases` are wholes of which a share is, `candidates` the nearest that
were rejected.
"""

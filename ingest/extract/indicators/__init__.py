"""Of which indicator a figure is.

`zones` are the words that may say so, `subjects` reads them by `labelling`, which weighs the `labels`
found there by `scoring`; `bases` are wholes of which a share is, `candidates` the nearest that were
rejected.
"""

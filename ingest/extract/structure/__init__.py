"""What a document is made of.

`document` has its text, blocks and sentences, `header` what stands in its head, `sections` its headings
and points, `purposes` what its parts are for (legal bases, targets, results, tasks), `extent` whether all of
it is at hand.
"""

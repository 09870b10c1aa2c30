"""What a careful editor would change in the vocabularies, as findings with the place and what to do.

`sources` reads the files, `editorial` looks at what each concept says of itself. What the extractor makes of
the labels is looked at where it is: `ingest.lint`.
"""

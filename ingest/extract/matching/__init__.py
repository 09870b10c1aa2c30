"""How words and patterns are sought, each in one pass over a text.

`openings` tells with which letters a pattern begins, `cued` tries it only there, `cues` builds patterns
of words, `lexicon` finds all labels of the vocabulary.
"""

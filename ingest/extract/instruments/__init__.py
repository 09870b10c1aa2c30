"""Legal instruments and how they stand to each other.

`symbols` knows how they are written, `references` finds them, `spoken` also by title or a word for one
named before; `relations` says which is based on, changes or carries out which, by `foundations` (legal
bases), `issuing` (what is issued there), `verbs`, `effects` (changes) and `linking` (carrying out).
"""

"""Legal instruments and how they stand to each other.

`symbols` knows how they are written, `references` finds them, `spoken` also by title or a word for one
named before; `relations` says which is based on, changes or carries out which, by `foundations` (legal
bases), `issuing` (what is issued there), `itself` (how a document speaks of itself), `verbs`, `linking`
(carrying out) and `effects` (changes): `acts` is what is told of these, `doers` finds what does them,
`undergoing` is what is said from the side of what is changed, `tabled` what heads of tables and lists say;
`lists` are those in sentences, `parts` tells a part from the whole. `validity` is from which day something
is in force, and from which no longer. `wordings` compiles the words for all this from the vocabulary,
`accents` restores the words of drafting where a text has none.
"""

"""The network of all that documents say: figures of the whole of it, and how two things are linked.

`publication` writes figures of the whole into a graph of their own (`graph/network`) at each publication, so
that SPARQL can use them: which instruments are cited most, which documents treat the same, which provinces
are alike, which national targets are the hardest. `inputs` is what is read for it, `figures` what comes of
it. What a document treats is concluded with the rest of it (`rules/treats.rq`), so that a publication reads
one triple for each document and thing; while the inputs are the same, nothing is computed anew.

`paths` finds how two things are linked, by the relations that explain something.
"""

"""The network of all that documents say: what is computed from the whole of it, and how two things are linked.

`publication` writes figures about the whole into a graph of their own (`graph/network`) at each publication, so
that SPARQL can use them: which instruments are cited most, which documents treat the same, which provinces are
alike, which national targets are the hardest. `inputs` is what is read for it, `figures` what comes of it. What
a document treats is concluded with the rest of it (`rules/treats.rq`), so a publication reads one triple of each
document and thing, and computes nothing anew while that is the same.

`paths` finds how two things are linked, by what `relations` there are.
"""

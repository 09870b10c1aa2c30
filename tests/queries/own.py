"""A question as an analyst writes it, for specifications."""

GOOD = """#+ id: capital
#+ number: 7
#+ title: {vi: Hỏi, en: Ask}
#+ description: {vi: Hỏi gì, en: Ask what}
#+ parameters:
#+   - {name: place, type: place, label: {vi: Tỉnh, en: Province}, required: true}
#+ columns:
#+   - {name: place, label: {vi: Tỉnh, en: Province}, role: place}
PREFIX place: <https://w3id.org/lienket/id/place/>
SELECT ?place WHERE { VALUES ?place { place:11 } }
"""


def named(id_: str) -> str:
    """`GOOD` with this id, and without a number."""
    return GOOD.replace("id: capital", f"id: {id_}").replace("#+ number: 7\n", "")

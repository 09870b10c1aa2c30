"""The results of a document as a Data Cube: a data set, and what places each result in it.

The cube's dimensions repeat indicator, place, level and time of a result, since a cube knows no gaps:
what the document does not state is `lk:unstated` there.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ingest.model import Measure
from ingest.rdf.labels import LANGUAGES
from ingest.rdf.literals import time
from ontology.iris import shared
from ontology.terms import DCAT, DCTERMS, LK, QB, RDF, RDFS, TIME

_TITLES = {"vi": "Kết quả nêu trong: {}", "en": "Results stated in: {}"}
_POSITIONS = (TIME.inXSDgYear, TIME.inXSDgYearMonth, TIME.inXSDDate)


def data_set(document: NamedNode) -> NamedNode:
    """The data set of a document's results."""
    return NamedNode(f"{document.value}/results")


def data_set_triples(document: NamedNode, title: str) -> Iterator[Triple]:
    """What is told of the data set of a document that is called `title`."""
    node = data_set(document)
    yield Triple(node, RDF.type, QB.DataSet)
    yield Triple(node, RDF.type, DCAT.Dataset)
    yield Triple(node, QB.structure, LK.resultStructure)
    yield Triple(node, DCTERMS.source, document)
    for language in LANGUAGES:
        yield Triple(node, RDFS.label, Literal(_TITLES[language].format(title), language=language))


def observation_triples(fact: NamedNode, document: NamedNode, measure: Measure) -> Iterator[Triple]:
    """The data set of a result and its value in each dimension."""
    yield Triple(fact, QB.dataSet, data_set(document))
    yield Triple(fact, LK.refIndicator, _or_unstated("indicator", measure.indicator))
    yield Triple(fact, LK.refPlace, _or_unstated("place", measure.place))
    yield Triple(fact, LK.refLevel, _or_unstated("level", measure.level))
    yield Triple(fact, LK.refPeriod, _or_unstated("period", measure.as_of))
    yield Triple(fact, LK.refStatement, Literal(fact.value.rpartition("/")[2]))
    if measure.as_of:
        yield from _period(measure.as_of)


def _or_unstated(kind: str, name: str | None) -> NamedNode:
    return shared(kind, name) if name else LK.unstated


def _period(text: str) -> Iterator[Triple]:
    """A year, a month or a day, as precise as `text` is."""
    node = shared("period", text)
    yield Triple(node, RDF.type, LK.Period)
    yield Triple(node, RDFS.label, Literal(text))
    yield Triple(node, _POSITIONS[text.count("-")], time(text))

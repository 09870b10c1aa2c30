"""Negative labels: whether there is anything that they deny, and where one is wanting."""

from collections import defaultdict
from collections.abc import Iterator

from ingest.lint.readings import Name, Readings
from ontology.concepts import Concept, Indicator
from ontology.lint.findings import Finding, Severity


def denials(read: Readings) -> Iterator[Finding]:
    """Negative labels that are labels too, that deny nothing more than a shorter one does, or in which none
    of the concept's labels begins; and labels of sectors in which those of others stand undenied."""
    for kind in ("indicator", "sector"):
        labels: dict[Concept, set[str]] = defaultdict(set)
        for name in read.names[kind]:
            if not name.denies:
                labels[name.concept].add(read.key(name.text))
        for name in read.names[kind]:
            if name.denies:
                yield from _judge(read, kind, name, labels[name.concept])
    for name in read.names["sector"]:
        if not name.denies:
            yield from _undenied(read, name)


def _judge(read: Readings, kind: str, name: Name, labels: set[str]) -> Iterator[Finding]:
    key, text = read.key(name.text), name.text
    others = (other for other in read.found(kind, text) if other.denies and other.concept is name.concept)
    inside = (other.text for other in others if read.key(other.text) != key)
    # one that stands in a label of the concept does not deny there
    shorter = next((one for one in inside if not any(read.key(one) in label for label in labels)), None)
    if key in labels:
        yield Finding(
            "denies-itself",
            name.concept.iri.value,
            f"remove “{text}” from the labels or from the negative ones: it is both",
            f"hãy bỏ “{text}” khỏi nhãn hoặc khỏi nhãn loại trừ: nó đang là cả hai",
        )
    elif shorter:
        yield _vain(
            name,
            f"remove the negative label “{text}”: “{shorter}” denies all that it would",
            f"hãy bỏ nhãn loại trừ “{text}”: “{shorter}” đã loại trừ mọi trường hợp ấy",
        )
    elif not isinstance(name.concept, Indicator) and not any(_begins_in(key, label) for label in labels):
        yield _vain(
            name,
            f"remove the negative label “{text}”: no label of the concept begins in it",
            f"hãy bỏ nhãn loại trừ “{text}”: không nhãn nào của khái niệm bắt đầu trong đó",
        )


def _undenied(read: Readings, name: Name) -> Iterator[Finding]:
    """Labels of other sectors in this one's: a text that has it is found to be on both."""
    found = read.found("sector", name.text)
    own = {name.concept, *(other.concept for other in found if other.denies)}
    for other in found:
        if other.concept not in own and read.key(other.text) != read.key(name.text):
            where = name.concept.id
            yield Finding(
                "overlapping-label",
                other.concept.iri.value,
                f"make “{name.text}” a negative label: it is of {where} and has “{other.text}” in it",
                f"hãy đặt “{name.text}” làm nhãn loại trừ: nó thuộc {where} và có “{other.text}” trong đó",
                Severity.WARNING,
            )


def _begins_in(key: str, label: str) -> bool:
    """Whether a text may have `label` begin within the words of `key`."""
    words = key.split()
    tails = (f" {' '.join(words[at:])} " for at in range(len(words)))
    return any(tail.startswith(label) or label.startswith(tail) for tail in tails)


def _vain(name: Name, en: str, vi: str) -> Finding:
    return Finding("vain-negative", name.concept.iri.value, en, vi, Severity.WARNING)

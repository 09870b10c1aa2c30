"""The words for how instruments stand to each other: whose each is, and whether anything finds it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ingest.extract.instruments.wordings import Wordings, names, words_of
from ontology.concepts import Concept, Vocabulary
from ontology.lint.findings import Finding, Severity


def acts(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Brackets that are not closed, wordings of two acts, those that are never found, and negative labels
    that end with no wording of their act."""
    malformed = list(_malformed(vocabulary.acts))
    yield from malformed
    if not malformed:
        yield from _shared(vocabulary.acts)
        yield from _in_vain(vocabulary.acts)


def _malformed(acts: Mapping[str, Concept]) -> Iterator[Finding]:
    for act in acts.values():
        for label in names(act):
            if ("(" in label or ")" in label) and not (" (" in label and label.endswith(")")):
                yield Finding(
                    "malformed-wording",
                    act.iri.value,
                    f"write “{label}” with one pair of brackets at its end: “thay (bằng, bởi)”",
                    f"hãy viết “{label}” với một cặp ngoặc ở cuối: “thay (bằng, bởi)”",
                )


def _shared(acts: Mapping[str, Concept]) -> Iterator[Finding]:
    owners: dict[str, list[Concept]] = defaultdict(list)
    for act in acts.values():
        for label in names(act):
            owners[words_of(label)].append(act)
    for words, (act, *others) in owners.items():
        if others:
            yield Finding(
                "shared-wording",
                act.iri.value,
                f"keep “{words}” here or at {others[0].id}: it states one relation only",
                f"giữ “{words}” ở đây hoặc ở {others[0].id}: nó chỉ nêu một quan hệ",
            )


def _in_vain(acts: Mapping[str, Concept]) -> Iterator[Finding]:
    wordings = Wordings(acts)
    for act in acts.values():
        for label in names(act):
            text = _example(label)
            if wordings.label(text, 0, len(text)) != label:
                yield _without_effect(
                    act,
                    f"remove “{label}”, or what denies it: no text is read by it",
                    f"hãy bỏ “{label}”, hoặc nhãn loại trừ nó: không văn bản nào được đọc theo nhãn này",
                )
        for denied in act.labels.negative:
            if not any(denied.endswith(f" {words_of(label)}") for label in names(act)):
                yield _without_effect(
                    act,
                    f"remove the negative label “{denied}”: it ends with no wording of the act",
                    f"hãy bỏ nhãn loại trừ “{denied}”: nó không kết thúc bằng nhãn nào của quan hệ",
                )


def _example(label: str) -> str:
    """A wording with the first of what may follow it."""
    following = label[len(words_of(label)) :].strip(" ()").split(",")[0]
    return f"{words_of(label)} {following}".strip()


def _without_effect(act: Concept, en: str, vi: str) -> Finding:
    return Finding("never-found", act.iri.value, en, vi, Severity.WARNING)

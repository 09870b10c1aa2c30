"""The findings of `lienket vocabulary lint`, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from api.cli.language import language, say
from api.cli.output import Line
from ingest.lint import labels
from ontology.errors import VocabularyError
from ontology.iris import SHARED
from ontology.lint.editorial import editorial
from ontology.lint.findings import Finding, Severity
from ontology.lint.sources import Sources
from ontology.resources import vocabulary_files
from ontology.vocabulary import build


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the file and the line at which its concept begins."""

    finding: Finding
    file: str
    line: int | None


def lint(drafts: Iterable[Path]) -> list[Located]:
    """What there is to change in the vocabularies with `drafts` in place of the files of the same names, in
    the order of files and lines."""
    sources = Sources(_files(drafts))
    found = dict.fromkeys((*sources.unreadable, *_findings(sources)))
    located = [Located(finding, *sources.where(finding.concept)) for finding in found]
    return sorted(located, key=lambda one: (one.file, one.line or 0, one.finding.rule))


def _files(drafts: Iterable[Path]) -> dict[str, str]:
    files = {f"ontology/{name}": text for name, text in vocabulary_files().items()}
    homes = {Path(name).name: name for name in files}
    for draft in drafts:
        try:
            text = draft.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise click.UsageError(say(f"{draft} is not UTF-8", f"{draft} không phải UTF-8")) from error
        files.pop(homes.get(draft.name, ""), None)
        files[str(draft)] = text
    return files


def _findings(sources: Sources) -> Iterator[Finding]:
    yield from editorial(sources.graph)
    try:
        vocabulary = build(sources.triples)
    except (VocabularyError, ValueError) as error:
        yield Finding(
            "incomplete",
            "ontology/vocab",
            f"complete the vocabulary, so that its labels can be looked at: {error}",
            f"hãy bổ sung bộ từ vựng để có thể xét các nhãn: {error}",
        )
    else:
        yield from labels(vocabulary)


def errors(found: Sequence[Located]) -> int:
    """How many of `found` are errors."""
    return sum(one.finding.severity is Severity.ERROR for one in found)


def record(found: Sequence[Located]) -> dict[str, object]:
    """The findings for programs, the messages in both languages."""
    return {
        "errors": errors(found),
        "warnings": len(found) - errors(found),
        "findings": [
            {
                "rule": one.finding.rule,
                "severity": one.finding.severity.value,
                "file": one.file,
                "line": one.line,
                "concept": one.finding.concept,
                "message": {"en": one.finding.en, "vi": one.finding.vi},
            }
            for one in found
        ],
    }


def lines(found: Sequence[Located]) -> Iterator[Line]:
    """One line for each finding, as compilers print them."""
    names = {Severity.ERROR: say("error", "lỗi"), Severity.WARNING: say("warning", "cảnh báo")}
    for one in found:
        finding = one.finding
        yield (
            (f"{one.file}:{one.line or 1}: ", "place"),
            (f"{names[finding.severity]}: ", "fact"),
            (f"{finding.concept.removeprefix(SHARED)}: ", ""),
            (finding.vi if language() == "vi" else finding.en, "words"),
            (f" [{finding.rule}]", "dim"),
        )


def summary(found: Sequence[Located]) -> str:
    """How much was found."""
    wrong, vain = errors(found), len(found) - errors(found)
    return say(f"errors: {wrong}, warnings: {vain}", f"lỗi: {wrong}, cảnh báo: {vain}")

"""`lienket ask "…"`: a question in people's own words."""

from collections.abc import Mapping
from pathlib import Path

import click

from api import understanding
from api.cli import output as told
from api.cli.answering import answers, form_asked, save, show, tell_defaults
from api.cli.language import language, say
from api.cli.options import data_folder, filled, settings
from api.tables import in_language
from queries.errors import NotUnderstood
from queries.model import Question
from queries.run import run
from queries.words import Candidate, Listener, Understood

_OFFERED = 3


def command(catalogue: Mapping[str, Question], first: str) -> click.Command:
    """The command that understands a question in words, whose first ones are `first`."""

    @click.command(name=first, help=say("Ask in your own words.", "Hỏi bằng lời của bạn."))
    @click.argument("rest", nargs=-1)
    @data_folder
    @answers
    @click.option(
        "--sparql", is_flag=True, help=say("Print the query alone.", "Chỉ in câu truy vấn, không chạy.")
    )
    def answer(
        rest: tuple[str, ...],
        data: Path | None,
        form: str | None,
        output: Path | None,
        *,
        evidence: bool,
        proof: bool,
        sparql: bool,
    ) -> None:
        chosen = form_asked(form, output)
        made = settings(data)
        with filled(made) as store:
            understood = Listener(catalogue, store).understand(" ".join((first, *rest)))
            best = understood.best
            if best is None:
                raise NotUnderstood(_not_known(understood))
            _tell(best, for_people=chosen is None and not sparql)
            if sparql:
                told.data(understanding.sparql(best, store) + "\n")
                return
            result = run(best.question, store, best.values)
            if chosen is not None:
                save(result, store, made, chosen, output)
        if chosen is None:
            show(result, evidence=evidence, proof=proof, complete=not best.missing)
            click.echo(f"\nSPARQL:\n{result.sparql.strip()}")
        tell_defaults(best.question, best.values)

    return answer


def _tell(best: Candidate, *, for_people: bool) -> None:
    """What was understood: above a table, and beside what programs read."""
    title = in_language(best.question.title, language())
    lines = [say("understood: ", "đã hiểu: ") + f"{title} ({best.question.id})"]
    if told := understanding.told(best, language()):
        lines.append(f"  {told}")
    if best.unknown:
        lines.append(say("not understood: ", "chưa hiểu: ") + ", ".join(f"“{word}”" for word in best.unknown))
    if best.unused:
        unused = ", ".join(f"“{piece.text}”" for piece in best.unused)
        lines.append(say("the question takes no such thing: ", "câu hỏi này không nhận: ") + unused)
    if best.missing:
        labels = (
            in_language(p.label, language()) for p in best.question.parameters if p.name in best.missing
        )
        example = say("; an example is taken", "; lấy giá trị ví dụ")
        lines.append(say("not said: ", "chưa nói rõ: ") + ", ".join(labels) + example)
    for line in lines:
        click.echo(line, err=not for_people)


def _not_known(understood: Understood) -> str:
    """That it is not known what is asked, and what is near."""
    nearest = understood.candidates[:_OFFERED]
    unknown = nearest[0].unknown if nearest else ()
    words = ", ".join(f"“{word}”" for word in unknown)
    said = say("it is not known what is asked", "không rõ câu này hỏi gì")
    if words:
        said += say(f" (not understood: {words})", f" (chưa hiểu: {words})")
    if not nearest:
        return said + say("; lienket ask lists all questions", "; lienket ask liệt kê mọi câu hỏi")
    near = "; ".join(f"{one.question.id}: {in_language(one.question.title, language())}" for one in nearest)
    return said + say(f"; the nearest questions are {near}", f"; gần nhất là {near}")

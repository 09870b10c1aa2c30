"""The tasks that a document sets, and the groups in which it sets them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.extract.grounds import Ground, Grounded, Rule, Words
from ingest.extract.structure.document import Sentence, stripped, within
from ingest.extract.structure.purposes import Purpose
from ingest.extract.structure.sections import number
from ingest.extract.tasks.actors import Actor
from ingest.extract.tasks.assignments import Due, Party, Roles, said_of
from ingest.extract.tasks.composing import Noted, task
from ingest.extract.tasks.planning import Planning
from ingest.model import Task
from ingest.text.structure import HEADING, ROW, Block

_LABEL = re.compile(r"\s*(?P<label>[^:.;\n]{2,90}):(?=\s)")
# Before a list of those who are to act: `Giao Sở Y tế; Sở Nội vụ …`.
_ORDERS = re.compile(r"\s*(?:(?:giao(?: nhiệm vụ)?(?: cho)?|đề nghị|yêu cầu|phân công)\s+)?")
# A line that says who does, or by when, what stands above it.
_ATTRIBUTE = re.compile(
    r"\s*\(?\s*(?:(?:cơ quan|đơn vị|bộ phận|trách nhiệm|phân công|chủ thể)?\s*"
    r"(?:chủ trì|phối hợp|thực hiện|phụ trách)(?: (?:thực hiện|chính))?"
    r"|(?:thời gian|thời hạn|tiến độ|hoàn thành)[^:.;\n]{0,30}|sản phẩm[^:.;\n]{0,20}|kết quả[^:.;\n]{0,20}"
    r"|nguồn (?:lực|vốn|kinh phí)|kinh phí)\s*:"
)
# `;`, and the bracket in which a task's attributes stand: `Lập danh mục (Chủ trì: Sở Tư pháp; …)`.
_CLAUSE = re.compile(rf";\s*|\s+(?=\({_ATTRIBUTE.pattern})")
_CLOSES = " \t.;,:/–-"
_FEWEST = 3
_KIND = 2


@dataclass(slots=True)
class _Draft:
    """A task that is being read: its words `[start, end)` in a block, why it is one, what is told of it so
    far."""

    block: Block
    start: int
    end: int
    why: Ground
    opens: Ground
    label: Words | None
    roles: Roles
    deadline: Due | None = None
    told: Roles = field(default_factory=Roles)


class TaskReader:
    """Finds the tasks that the lists and paragraphs of one document set."""

    def __init__(self, planning: Planning) -> None:
        self._planning, self._document = planning, planning.document
        self._low = planning.document.text.low
        self._purposes, self._assignments = planning.purposes, planning.assignments
        self._wordings, self._grouper = planning.wordings, planning.grouper
        self._below: dict[int, list[Block]] = defaultdict(list)
        for block in self._document.blocks:
            if block.parent is not None:
                self._below[block.parent.start].append(block)

    def read(self) -> Iterator[Grounded[Task]]:
        """The tasks in order."""
        drafts: list[_Draft] = []
        for block in self._document.blocks:
            why = self._sets(block) if block.kind is not ROW else None
            if why is None:
                continue
            if _ATTRIBUTE.match(self._low, block.body, block.end):
                if drafts and (drafts[-1].block is block.parent or drafts[-1].block.parent is block.parent):
                    self._attribute(drafts[-1], block.body, block.end)
            elif self._leaf(block):
                drafts += self._units(block, why)
        for draft in drafts:
            if len(self._low[draft.start : draft.end].split()) >= _FEWEST:
                yield self._task(draft)

    def _sets(self, block: Block) -> Ground | None:
        """Why the block is where tasks are set: by what stands above it, or by its own first words."""
        said = self._purposes.of(block)
        if said is not None:
            return Ground(Rule.TASKS_ABOVE, (said.words,)) if said.purpose is Purpose.TASKS else None
        for above in block.above() if self._planning.official else ():
            if addressee := self._assignments.addressee(above):
                return addressee.leading[0].ground
        return self._wordings.orders(block.body, block.end) if self._planning.formal else None

    def _leaf(self, block: Block) -> bool:
        """Whether a task's own words may stand in the block, which heads no list of others."""
        below = self._below[block.start]
        parts = [b for b in below if not _ATTRIBUTE.match(self._low, b.body, b.end)]
        if block.kind is HEADING:
            return block.body > block.start and not parts and self._assignments.addressee(block) is None
        return not (block.introduces and parts)

    def _attribute(self, draft: _Draft, start: int, end: int) -> None:
        """Add what a line, or a part of one, says of the task before it."""
        self._tell(draft, start, end)
        draft.deadline = self._assignments.named_deadline(start, end) or draft.deadline

    def _units(self, block: Block, why: Ground) -> list[_Draft]:
        """The tasks of a block: one, or one for each part that begins with those who are to do it."""
        addressee, label, begin = self._labelled(block)
        found: list[_Draft] = []
        home: Sentence | None = None
        for sentence, start, end in self._clauses(block, begin):
            if found and _ATTRIBUTE.match(self._low, start, end):
                self._attribute(found[-1], start, end)
                continue
            opening = self._wordings.opening(start, end)
            if found and home is not sentence and self._wordings.aims(start, end):
                home = None
            elif opening and opening.bare and found:
                self._tell(found[-1], start, end, said_of(opening.subject))
            elif opening and (opening.subject or home is None or (opening.passive and home is not sentence)):
                subject = said_of(opening.subject)
                roles = Roles((subject,)) if subject else addressee
                found.append(_Draft(block, opening.start, end, why, opening.ground, label, roles))
                home = sentence
            elif opening or (home is sentence):
                found[-1].end = end
            else:
                home = None
        return found

    def _labelled(self, block: Block) -> tuple[Roles, Words | None, int]:
        """To whom the block is addressed, where the label of its topic stands, and where its text begins."""
        addressee = self._addressee(block) or Roles()
        match = _LABEL.match(self._low, block.body, block.end)
        if not match:
            return addressee, None, block.body
        own = self._assignments.addressed(*match.span("label"))
        if self._names_on(match.end(), block.end):
            return addressee, None, block.body
        if own is None and self._wordings.opening(*match.span("label")):
            return addressee, None, block.body
        return own or addressee, match.span("label"), match.end()

    def _tell(self, draft: _Draft, start: int, end: int, subject: Party | None = None) -> None:
        """Add the roles that `[start, end)` gives in a task."""
        draft.told = draft.told.and_also(self._assignments.roles(start, end, subject))

    def _clauses(self, block: Block, begin: int) -> Iterator[tuple[Sentence, int, int]]:
        """The parts between `;` of the sentences of a block from `begin` on."""
        for sentence in within(self._document.sentences, block.start, block.end):
            start = max(sentence.start, begin)
            for joint in _CLAUSE.finditer(self._low, start, sentence.end):
                if self._low[joint.start()] == ";" and self._only_names(start, joint.start()):
                    continue
                if self._low[start : joint.start()].strip():
                    yield sentence, *self._stripped(start, joint.start())
                start = joint.end()
            if self._low[start : sentence.end].strip(_CLOSES):
                yield sentence, *self._stripped(start, sentence.end)

    def _only_names(self, start: int, end: int) -> bool:
        """Whether a list of those who are to act goes on after `[start, end)`."""
        runs = self._planning.actors.runs(start, end)
        if len(runs) != 1 or runs[0][-1].end != self._stripped(start, end)[1]:
            return False
        return _ORDERS.fullmatch(self._low, start, runs[0][0].start) is not None

    def _names_on(self, start: int, end: int) -> bool:
        """Whether a colon before `start` only stands in a list of names: `Giao các Sở: Y tế, Nội vụ …`."""
        runs = self._planning.actors.runs(start, end)
        return bool(runs) and self._low[start : runs[0][0].start].strip() == "" and self._elided(runs[0][0])

    def _elided(self, actor: Actor) -> bool:
        """Whether the text leaves the kind of a body out: `Y tế` for `Sở Y tế`."""
        return not self._low.startswith(actor.name[:_KIND].lower(), actor.start)

    def _stripped(self, start: int, end: int) -> Words:
        return stripped(self._low, start, end, after=_CLOSES)

    def _addressee(self, block: Block) -> Roles | None:
        """Those to whom the list is addressed in which the block stands."""
        source = self._purposes.source(block)
        for above in block.above():
            found = self._assignments.addressee(above)
            if found or above is source:
                return found
        return None

    def _task(self, draft: _Draft) -> Grounded[Task]:
        block = draft.block
        noted = Noted(
            words=(draft.start, draft.end),
            around=(min(block.start, draft.start), max(block.end, draft.end)),
            why=draft.why,
            opens=draft.opens,
            roles=self._roles(draft),
            due=draft.deadline
            or self._assignments.deadline(draft.start, draft.end)
            or self._assignments.inherited(block, self._purposes.source(block)),
            number=number(self._document, block),
            group=self._grouper.of(block),
            topic=draft.label,
        )
        return task(self._planning, noted)

    def _roles(self, draft: _Draft) -> Roles:
        """Who leads and who helps: as is told of the task, as its own words say, as it is addressed."""
        first = next(iter(draft.roles.leading), None)
        subject = first if first and first.actors[0].start >= draft.start else None
        own = self._assignments.roles(draft.start, draft.end, subject)
        roles = draft.told.or_else(own).or_else(draft.roles)
        return roles._replace(helping=own.helping + draft.told.helping or roles.helping)

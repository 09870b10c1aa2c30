"""The root of lienket's errors; each package's `errors.py` draws its branch."""


class LienketError(Exception):
    """Something that a user can be told in one line: what is wrong, where, and what to do."""


class VocabularyError(LienketError):
    """A Turtle file of the ontology lacks what the program needs of it."""


class ReasoningError(LienketError):
    """The reasoner could not run, or found the ontology inconsistent."""

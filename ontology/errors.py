"""The root of lienket's errors; each package's `errors.py` draws its branch."""


class LienketError(Exception):
    """Something that a user can be told in one line: what is wrong, where, and what to do."""

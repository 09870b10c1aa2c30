"""Questions in people's own words: which question of the catalogue is meant, and with what in its blanks.

No language model: words are compared with the vocabulary of asking (`asking.yaml`), with what the graph calls
its things, and with the titles and phrasings of the catalogue's questions, so what is added to any of these
is understood. Each word of the asker is accounted for.

    from queries.words import Listener
    understood = Listener(load(), store).understand("tỉnh nào đặt mục tiêu thấp hơn quốc gia về kinh tế số?")
    understood.best.question.id    # looser-targets
"""

from queries.words.listener import Listener
from queries.words.model import Candidate, Piece, Understood

__all__ = ["Candidate", "Listener", "Piece", "Understood"]

"""How legal instruments are numbered: words and abbreviations of types, symbols, dates, issuers."""

import re
from dataclasses import dataclass

from ingest.extract.dates.days import iso_day
from ingest.extract.grounds import Words
from ingest.text.letters import fold

TYPES = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Quyết định", "Nghị quyết liên tịch", "Nghị quyết",
    "Chỉ thị", "Kế hoạch", "Chương trình hành động", "Chương trình", "Đề án", "Thông tư liên tịch",
    "Thông tư", "Công văn", "Kết luận", "Văn bản", "Hướng dẫn", "Quy định", "Báo cáo", "Tờ trình",
    "Thông báo", "Công điện",
)  # fmt: skip
TYPE_IDS = {
    "bo luat": "law", "luat": "law", "phap lenh": "ordinance", "nghi dinh": "decree",
    "quyet dinh": "decision", "nghi quyet lien tich": "resolution",
    "nghi quyet": "resolution", "chi thi": "directive", "ke hoach": "plan",
    "chuong trinh hanh dong": "programme", "chuong trinh": "programme", "de an": "scheme",
    "thong tu lien tich": "circular", "thong tu": "circular", "cong van": "official-letter",
    "van ban": "official-letter", "ket luan": "conclusion",
    "qd": "decision", "nq": "resolution", "nd": "decree", "ct": "directive", "kh": "plan",
}  # fmt: skip
_BY_ABBREVIATION = {
    "QĐ": "decision", "NQ": "resolution", "NĐ": "decree", "CT": "directive", "KH": "plan", "CTr": "programme",
    "CTHĐ": "programme", "TT": "circular", "TTLT": "circular", "KL": "conclusion", "ĐA": "scheme",
    "PL": "ordinance", "CV": "official-letter",
}  # fmt: skip
# Papers that carry a number but are no instruments.
_PAPERS = {"TTr", "BC", "HD", "TB", "BB", "GM", "CĐ"}
_ACCENTS = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "TTG": "TTg", "Ttg": "TTg", "DA": "ĐA", "CTHD": "CTHĐ"}
_LETTERS_OF_OFFICES = 3

TYPE = "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in TYPES)
SYMBOL = (
    r"\d{1,5}(?:/(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]{0,7}\d{0,2}"
    r"(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđ&.]{0,18}\d{0,2}\b)*"
)
DATE = (
    r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?P<dd>\d{1,2})\s+(?:tháng|thang)\s+(?P<mm>\d{1,2})\s+(?:năm|nam)\s+(?P<yy>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body whose instruments are numbered `{number}{first}{type}{second}{name}`."""

    pattern: re.Pattern[str]
    name: str
    types: dict[str, str]
    first: str
    second: str

    def symbol(self, number: str, kind: str) -> str:
        """`48` and `resolution` give `48-NQ/TU` for a provincial party committee."""
        return f"{number}{self.first}{self.types[kind]}{self.second}{self.name}"


def _issuer(pattern: str, name: str, types: str, first: str, second: str) -> Issuer:
    kinds = {_BY_ABBREVIATION[short]: short for short in types.split()}
    return Issuer(re.compile(rf"\b(?:{pattern})\b"), name, kinds, first, second)


ISSUERS = (
    _issuer(
        "tỉnh ủy|thành ủy|đảng bộ tỉnh|đảng bộ thành phố|tỉnh uỷ|thành uỷ", "TU", "NQ CT KL CTr KH", "-", "/"
    ),
    _issuer("bộ chính trị|ban bí thư|trung ương đảng|ban chấp hành trung ương", "TW", "NQ CT KL", "-", "/"),
    _issuer("thủ tướng(?: chính phủ)?", "TTg", "QĐ CT", "/", "-"),
    _issuer("hội đồng nhân dân|hđnd", "HĐND", "NQ", "/", "-"),
    _issuer("ủy ban nhân dân|uỷ ban nhân dân|ubnd", "UBND", "QĐ KH CT", "/", "-"),
    _issuer("chính phủ", "CP", "NQ", "/", "-"),
)


def canonical(symbol: str) -> str:
    """A symbol as officially written: no spaces, `QĐ` for `QD`."""
    pieces = re.split(r"([-/])", re.sub(r"\s", "", symbol))
    return "".join(_ACCENTS.get(piece, piece) for piece in pieces)


def type_of(word: str | None, symbol: str) -> tuple[str, bool] | None:
    """The type that a symbol names, else the word before it, and whether the word did; None for papers that
    are no instruments."""
    letters = [piece for piece in re.split(r"[-/]", symbol) if piece and not piece[0].isdigit()]
    if not letters or set(letters) & _PAPERS:
        return None
    named = TYPE_IDS.get(" ".join(fold(word).split())) if word else None
    if re.fullmatch(r"QH\d+", letters[0]):
        return (named, True) if named in ("ordinance", "resolution") else ("law", False)
    if letters[0] in _BY_ABBREVIATION:
        return _BY_ABBREVIATION[letters[0]], False
    if named:
        return named, True
    # letters bear the abbreviation of the office that wrote them
    office = "/" in symbol and letters[0].isupper() and len(letters[0]) >= _LETTERS_OF_OFFICES
    return ("official-letter", False) if office else None


def date_words(match: re.Match[str]) -> Words:
    """Where the date that `DATE` matched stands."""
    day, year = ("d", "y") if match["d"] else ("dd", "yy")
    return match.start(day), match.end(year)


def iso_date(match: re.Match[str]) -> str | None:
    """The date that `DATE` matched, None where there is no such day."""
    day, month, year = (
        (match["d"], match["m"], match["y"]) if match["d"] else (match["dd"], match["mm"], match["yy"])
    )
    return iso_day(year, month, day) if day else None

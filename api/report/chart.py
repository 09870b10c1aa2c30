"""The chart of a report as SVG: a bar for what was reached, a line for the nation's target, a diamond for the
province's own. What it shows is told in words too."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from api.report.blocks import Bar, Bars

_WIDTH: Final = 900
_HEIGHT: Final = 44
_BAR: Final = 14
_TOLD: Final = 250
"""Pixels at the right for the figures."""


def drawn(chart: Bars) -> Markup:
    """The chart as an `svg` element, with its title and the words of each bar for who cannot see it."""
    height = _HEIGHT * len(chart.bars)
    told = "; ".join(f"{bar.label}: {bar.told}" for bar in chart.bars)
    head = Markup(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title><desc>{}</desc>'
    ).format(_WIDTH, height, chart.caption, chart.caption, told)
    return head + Markup("").join(_bars(chart)) + Markup("</svg>")


def _bars(chart: Bars) -> Iterator[Markup]:
    longest = max(Decimal(100), *(value for bar in chart.bars for value in _values(bar)))
    for place, bar in enumerate(chart.bars):
        yield _bar(bar, place * _HEIGHT, Decimal(_WIDTH - _TOLD) / longest)


def _bar(bar: Bar, top: int, scale: Decimal) -> Markup:
    y = top + 22
    middle, bottom = y + _BAR // 2, y + _BAR
    parts = [
        Markup('<text x="0" y="{}">{}</text>').format(top + 14, bar.label),
        Markup('<rect class="track" x="0" y="{}" width="{}" height="{}"/>').format(y, _WIDTH - _TOLD, _BAR),
        Markup('<rect class="{}" x="0" y="{}" width="{}" height="{}"/>').format(
            "met" if bar.met else "behind", y, _at(bar.value, scale), _BAR
        ),
        Markup('<line class="national" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
            _at(bar.national, scale), y - 3, bottom + 3
        ),
        Markup('<text x="{}" y="{}">{}</text>').format(_WIDTH - _TOLD + 8, bottom - 2, bar.told),
    ]
    if bar.own is not None:
        x = _at(bar.own, scale)
        parts.append(Markup('<path class="own" d="M{0} {1}l5 5l-5 5l-5 -5z"/>').format(x, middle - 5))
    return Markup("").join(parts)


def _values(bar: Bar) -> Iterator[Decimal]:
    yield from (bar.value, bar.national, *([] if bar.own is None else [bar.own]))


def _at(value: Decimal, scale: Decimal) -> str:
    return f"{max(value, Decimal(0)) * scale:.1f}"

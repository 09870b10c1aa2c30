"""`lienket token`: the tokens with which programs write and administer."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from api.cli import output
from api.cli.language import say
from api.cli.options import data_folder, settings
from api.tokens import Scope, Tokens

_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LONGEST = timedelta(days=3660)


def _duration(_context: click.Context, _option: click.Parameter, value: str) -> timedelta:
    """A length of time such as 90d, 12h or 30m. Raises BadParameter."""
    found = re.fullmatch(r"([1-9][0-9]{0,6})([mhd])", value)
    length = int(found[1]) * _UNITS[found[2]] if found else None
    if length is None or length > _LONGEST:
        raise click.BadParameter(
            say(
                f"{value!r} is no length of time such as 90d, 12h or 30m, of at most 3660d",
                f"{value!r} không phải khoảng thời gian như 90d, 12h hay 30m, tối đa 3660d",
            )
        )
    return length


@click.group(help=say("Make, list and revoke access tokens.", "Tạo, liệt kê và thu hồi mã truy cập."))
def token() -> None:
    """The group."""


@token.command(
    help=say(
        """Make a token and print it: now, and never again. Only its SHA-256 is kept.

        A program sends it in the header `Authorization: Bearer TOKEN`. Scopes: read (higher limits, figures
        of operation), ingest (documents), review (decisions on mappings), admin (all of these, SPARQL
        Update).

        \b
        lienket token make crawler --scope ingest
        lienket token make me --scope admin --expires 12h""",
        """Tạo mã truy cập và in ra: chỉ một lần này. Chỉ giá trị SHA-256 được lưu.

        Chương trình gửi mã trong tiêu đề `Authorization: Bearer MÃ`. Quyền: read (giới hạn cao hơn, số liệu
        vận hành), ingest (tài liệu), review (quyết định về liên kết), admin (tất cả, và SPARQL Update).

        \b
        lienket token make crawler --scope ingest
        lienket token make me --scope admin --expires 12h""",
    )
)
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([scope.value for scope in Scope]),
    help=say("What it is for; may be given several times.", "Quyền của mã; có thể cho nhiều lần."),
)
@click.option(
    "--expires",
    callback=_duration,
    metavar="TIME",
    default="90d",
    show_default=True,
    help=say("When it ends: days, hours or minutes from now.", "Thời hạn: số ngày, giờ hoặc phút."),
)
@data_folder
def make(name: str, scopes: tuple[str, ...], expires: timedelta, data: Path | None) -> None:
    """Print the token on standard output, and nothing else there."""
    until = datetime.now(UTC) + expires
    made = _tokens(data).make(name, map(Scope, scopes), until)
    output.note(
        say(
            f"the token {name!r} is valid until {_time(until)}; it is shown this once",
            f"mã {name!r} có hiệu lực đến {_time(until)}; mã chỉ hiện một lần này",
        )
    )
    output.data(made + "\n")


@token.command(
    "list", help=say("List the tokens; what they are is not shown.", "Liệt kê mã truy cập, không hiện mã.")
)
@data_folder
def list_(data: Path | None) -> None:
    """Names, scopes and times."""
    output.table(
        [
            say("name", "tên"),
            say("scopes", "quyền"),
            say("made", "tạo lúc"),
            say("valid until", "hiệu lực đến"),
            "",
        ],
        (
            [
                kept.name,
                " ".join(sorted(kept.scopes)),
                _time(kept.created),
                _time(kept.expires),
                say("expired", "hết hạn") if kept.expired else "",
            ]
            for kept in _tokens(data).all()
        ),
    )


@token.command(
    help=say(
        "Revoke a token: from the next request on it is refused, also by a server that runs.",
        "Thu hồi mã: từ yêu cầu kế tiếp mã bị từ chối, cả ở máy chủ đang chạy.",
    )
)
@click.argument("name")
@data_folder
def revoke(name: str, data: Path | None) -> None:
    """End the token `name`."""
    _tokens(data).revoke(name)
    click.echo(say(f"the token {name!r} is revoked", f"đã thu hồi mã {name!r}"))


def _tokens(data: Path | None) -> Tokens:
    return Tokens(settings(data).data)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

"""VISCII (RFC 1456): a byte for each Vietnamese letter; six capitals have places of control characters."""

_LETTERS = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
_CAPITALS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

TABLE: dict[int, str] = _CAPITALS | dict(enumerate(_LETTERS, start=0x80))
"""The letter of each byte that is none of ASCII."""


def decode(data: bytes) -> str:
    """The text of VISCII bytes; every byte has a meaning."""
    return data.decode("latin-1").translate(TABLE)

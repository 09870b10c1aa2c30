"""Fonts in which Western letters were seen as Vietnamese ones."""

from ingest.read import tcvn3, vni


def seen(text: str, font: str) -> str:
    """What was seen of `text` in a font."""
    if tcvn3.is_font(font):
        return tcvn3.restore(text, font)
    return vni.restore(text) if vni.is_font(font) and max(text, default="") <= "\xff" else text

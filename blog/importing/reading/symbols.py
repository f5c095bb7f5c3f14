"""Signs of the fonts Symbol and Wingdings, which Word writes as letters of the private use area."""

_SIGNS = {
    **{0xB7: "•", 0x9F: "•", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x6F: "□", 0xA8: "□", 0x71: "□", 0x72: "□"},
    **{0x75: "◆", 0x76: "❖", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒"},
    **{0x28: "☎", 0x29: "☎", 0x2A: "✉", 0x2B: "✉", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0x4A: "☺"},
}
_PRIVATE = 0xF000
_TABLE = {_PRIVATE + code: sign for code, sign in _SIGNS.items()}
_FONTS = ("symbol", "wingdings", "webdings")


def with_signs(text: str) -> str:
    """The text, where letters of the private use area that are known are the signs they show."""
    return text.translate(_TABLE)


def symbol(code: str, font: str) -> str:
    """The sign that a w:sym shows, from its hexadecimal code; empty where no letter of Unicode is known for it."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return ""
    if number < 0x100 and font.casefold().startswith(_FONTS):
        number += _PRIVATE
    sign = _TABLE.get(number, chr(number) if number < 0xD800 else "")
    return sign if sign.isprintable() else ""

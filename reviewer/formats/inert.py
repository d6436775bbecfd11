"""Text that no build service takes for a command, and no parser for markup."""

from __future__ import annotations

import re
from html import escape

from reviewer.safe_text import no_command, printable

# XML 1.0 has no U+FFFE and U+FFFF, and HTML calls all of these errors.
_LAST_OF_PLANES = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_NONCHARACTERS = re.compile(f"[\ufdd0-\ufdef{_LAST_OF_PLANES}]")


def character_data(text: str) -> str:
    """`text` for XML 1.0 and HTML, between tags or in a quoted attribute."""
    if not text.isprintable():  # or there is nothing to replace
        text = _NONCHARACTERS.sub(lambda found: f"\\u{ord(found.group()):04x}", printable(text))
    return escape(no_command(text))

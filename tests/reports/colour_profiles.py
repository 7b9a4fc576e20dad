"""Make: a colour space in, a small ICC profile for it out."""

from __future__ import annotations

import struct
from itertools import product

_SPACES = {"gray": (b"GRAY", 1), "cmyk": (b"CMYK", 4)}


def profile(space: str) -> bytes:
    """Return a profile of a printer that knows gray or CMYK."""
    signature, channels = _SPACES[space]
    tags = {
        b"desc": _described("Probe"),
        b"cprt": b"text\0\0\0\0frei\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
    }
    if space == "gray":
        tags[b"kTRC"] = b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0200) + b"\0\0"
    else:
        forth, back = _table(channels, 3), _table(3, channels)
        tags |= dict.fromkeys((b"A2B0", b"A2B1", b"A2B2"), forth) | dict.fromkeys((b"B2A0", b"B2A1", b"B2A2"), back)
        tags[b"gamt"] = _table(3, 1)
    return _assembled(signature, tags)


def _described(text: str) -> bytes:
    data = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(data)) + data + b"\0" * 78


def _table(inputs: int, outputs: int) -> bytes:
    """Return a table (lut8) with two steps an input: every output is the mean of what the inputs leave."""
    head = b"mft1\0\0\0\0" + bytes([inputs, outputs, 2, 0]) + struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    curve = bytes(range(256))
    grid = bytes(255 - 255 * sum(step) // inputs for step in product((0, 1), repeat=inputs) for _ in range(outputs))
    return head + curve * inputs + grid + curve * outputs


def _assembled(signature: bytes, tags: dict[bytes, bytes]) -> bytes:
    place, entries, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        padded = data + b"\0" * (-len(data) % 4)
        entries += name + struct.pack(">II", place + len(body), len(data))
        body += padded
    date = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    white = struct.pack(">3i", 63190, 65536, 54061)
    space = b"XYZ " if signature == b"GRAY" else b"Lab "
    head = b"\0\0\0\0" + struct.pack(">I", 0x02400000) + b"prtr" + signature + space + date + b"acsp" + b"\0" * 28
    head += white + b"\0" * 48
    return struct.pack(">I", place + len(body)) + head + struct.pack(">I", len(tags)) + entries + body

"""Harm: a report and a seed in, the same report with something wrong in its objects or bytes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Stream, String

from tests.reports.kinds import ALL

LARGEST = 60_000  # bytes of a report worth harming: in large ones most harm hits a picture
HOW_WRITTEN = (ObjectStreamMode.disable, ObjectStreamMode.generate, ObjectStreamMode.preserve)


def harmed_reports(count: int, seed: int, folder: Path) -> Iterator[Path]:
    """Write reports of random kinds, each harmed in a way that its seed decides, and yield their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    sound = folder / "sound"
    sound.mkdir(exist_ok=True)
    bases = [kind for kind in ALL if "output" in kind.endings and not kind.wish]
    for number in range(seed, seed + count):
        random = Random(number)
        kind = random.choice(bases)
        report = kind.make(sound).read_bytes()
        for path in sound.iterdir():
            path.unlink()
        if len(report) <= LARGEST:
            path = folder / f"harmed-{number}-{kind.name}.pdf"
            path.write_bytes(harmed(report, random))
            yield path


def harmed(report: bytes, random: Random) -> bytes:
    """Return the report with one to four things wrong in its objects, or in its bytes, or in both."""
    choice = random.random()
    if choice < 0.75:
        report = _in_objects(report, random) or report
    if choice > 0.6:
        for _ in range(random.randint(1, 3)):
            report = random.choice(BYTE_HARMS)(report, random)
    return report


def _in_objects(report: bytes, random: Random) -> bytes | None:
    """Return the report with wrong objects, None where the library cannot write that any more."""
    buffer = BytesIO()
    try:
        with catch_warnings():
            simplefilter("ignore")
            with pikepdf.open(BytesIO(report), suppress_warnings=True) as pdf:
                places: list[Any] = [thing for thing in pdf.objects if isinstance(thing, Dictionary | Array | Stream)]
                places += [pdf.Root, pdf.trailer, *_inside(places)]
                for _ in range(random.randint(1, 4)):
                    _harm(pdf, random.choice(places), places, random)
                pdf.save(
                    buffer, static_id=True, fix_metadata_version=False, object_stream_mode=random.choice(HOW_WRITTEN)
                )
    except (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, NotImplementedError):
        return None
    return buffer.getvalue()


def _inside(places: list[Any]) -> list[Any]:
    """Return dictionaries and arrays that are written inside others."""
    found = []
    for place in places:
        values = list(place) if isinstance(place, Array) else [value for _, value in place.items()]
        found += [value for value in values if isinstance(value, Dictionary | Array) and not value.is_indirect]
    return found


def _harm(pdf: pikepdf.Pdf, place: Any, places: list[Any], random: Random) -> None:
    """Take out, replace, double or turn round something in a dictionary or array."""
    keys = list(range(len(place))) if isinstance(place, Array) else [key for key in place.keys() if key != "/Length"]  # noqa: SIM118
    if not keys:
        return
    key, what = random.choice(keys), random.random()
    if what < 0.3:
        del place[key]
    elif what < 0.85 or not isinstance(place, Array):
        place[key] = _junk(pdf, place, places, random)
    elif what < 0.93:
        place.append(place[key])
    else:
        turned = list(place)
        random.shuffle(turned)
        for index, value in enumerate(turned):
            place[index] = value


def _junk(pdf: pikepdf.Pdf, place: Any, places: list[Any], random: Random) -> Any:
    """Return something that does not belong there: of another type, far too large, or leading in a circle."""
    strangers: tuple[Callable[[], Any], ...] = (
        lambda: random.choice([0, -1, 1, 7, 2**31 - 1, -(2**31), 2**40]),
        lambda: Object.parse(random.choice([b"0.5", b"-1e9", b"99999999.9", b"null", b"true"])),
        lambda: String(random.choice([b"", b"x", b"\xfe\xff\xd8\x00", b"A" * 3000, b"\0" * 9])),
        lambda: Name(random.choice(["/Page", "/Pages", "/D", "/StructElem", "/Link", "/Nirgends"])),
        lambda: random.choice([Array(), Dictionary(), Array([None, 1, Array()])]),
        lambda: random.choice([thing for thing in places if thing.is_indirect]),
        lambda: place if place.is_indirect else pdf.Root,
        lambda: pdf.Root.Pages,
        lambda: random.choice(list(pdf.pages)).obj,
        lambda: pdf.make_stream(b"stream"),
    )
    return random.choice(strangers)()


def _flip(report: bytes, random: Random) -> bytes:
    changed = bytearray(report)
    for _ in range(random.choice([1, 1, 4, 30])):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(report: bytes, random: Random) -> bytes:
    return report[: random.randrange(len(report) // 2, len(report))]


def _leave_out(report: bytes, random: Random) -> bytes:
    start = random.randrange(len(report))
    return report[:start] + report[start + random.choice([1, 20, 400]) :]


def _double(report: bytes, random: Random) -> bytes:
    start = random.randrange(len(report))
    piece = report[start : start + random.choice([5, 80, 900])]
    return report[:start] + piece + report[start:]


def _change_number(report: bytes, random: Random) -> bytes:
    numbers = list(re.finditer(rb"(?<=[ \[/])\d{1,6}(?=[ \]/\n])", report))
    if not numbers:
        return report
    found = random.choice(numbers)
    return report[: found.start()] + b"%d" % random.choice([0, 1, 2, 65536, 4294967296]) + report[found.end() :]


def _swap_names(report: bytes, random: Random) -> bytes:
    names = list(re.finditer(rb"/[A-Z][A-Za-z]{2,15}", report))
    if len(names) < 2:
        return report
    one, other = random.sample(names, 2)
    return report[: one.start()] + other.group() + report[one.end() :]


BYTE_HARMS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _cut, _leave_out, _double, _change_number, _change_number, _swap_names, _swap_names,
)  # fmt: skip

"""Invent: a seed in, a whole project folder with an edition nobody has seen out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from lzz_report.records.district import District
from lzz_report.records.edition import Edition
from lzz_report.records.yaml_text import to_yaml
from lzz_report.reference import Place, register
from tests.editions.pictures import paint
from tests.editions.records import ADVISERS, SPELT, Shape, record

__all__ = ["Shape", "write_edition"]

EDITION = "2030-2031"
# Long names, hyphens, many parts, islands, the largest and the smallest: every edition of some size has a few of them.
NAMED = (
    *("13071", "05382", "07232", "13075", "13074", "03462", "01051", "01054", "01055", "03457", "06635", "08437"),
    *("09575", "10041", "09479", "07132", "08315", "04011"),
    *("14628", "09780", "07235", "12054", "03404", "16077", "05314", "04012", "11000", "02000", "09663", "08415"),
)
PROGRAMMES = (
    "Land.Zuhause.Zukunft",
    "Ankommen",
    "Zusammenleben gestalten",
    "Vielfalt im ländlichen Raum",
    "Integrationsförderprogramm Landkreise",
)


def write_edition(
    folder: Path,
    seed: int,
    *,
    districts: int | None = None,
    keys: Sequence[str] = (),
    shape: Shape | None = None,
    **fields: Any,
) -> Path:
    """Write data/2030-2031 with its records into `folder` and return this folder; the same seed writes the same files.

    `districts` are how many (1 to 60 by the seed), `keys` some that must be among them, `fields` others of the edition.
    """
    random = Random(seed)
    places = _places(random, districts or random.choice((1, 2, 3, 5, 6, 7, 9, 12, 16, 25, 40, 60)), keys)
    data = folder / "data" / EDITION
    (data / "districts").mkdir(parents=True)
    advisers = []
    for place in places:
        written = record(random, place, shape or Shape())
        advisers.append(written.get("adviser"))
        district = District.model_validate({"slug": _slug(place), **written})
        path = data / "districts" / f"{district.slug}.yaml"
        path.write_text(to_yaml(district), encoding="utf-8")
        if district.photo and district.photo.file:
            _write_photo(data / "images" / district.photo.file)
    (data / "edition.yaml").write_text(to_yaml(_edition(random, advisers, fields)), encoding="utf-8")
    return folder


def _places(random: Random, count: int, keys: Sequence[str]) -> list[Place]:
    named = [*keys, *random.sample(NAMED, min(len(NAMED), count // 3))]
    others = random.sample(sorted(set(register()) - set(named)), count)
    return [register()[key] for key in list(dict.fromkeys([*named, *others]))[:count]]


def _write_photo(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(paint(path.stem.rpartition("-")[2]))


def _slug(place: Place) -> str:
    plain = place.name.lower().translate(SPELT)
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split()
    return "-".join((*words, place.key))


def _edition(random: Random, advisers: Sequence[str | None], fields: dict[str, Any]) -> Edition:
    has_about = random.random() < 0.7
    about = "Das Programm begleitet Landkreise. Es gilt der Gestaltung von Vielfalt in ländlichen Räumen." * 3
    known = {
        "id": EDITION,
        "title": "Programmlandkreise 2030 – 2031",
        "programme": random.choice(PROGRAMMES),
        "language": "de",
        "funder": "Musterstiftung",
        "advisers": tuple(name for name in ADVISERS if name in advisers),
        "about": about.replace(".Das", ". Das") if has_about else None,
        "as_of": random.choice(("2031", "2031-04", "2031-04-12")),
        "binding": random.choice(("stapled", "glued", "none")),
        "imprint": {"publisher": "Musterstiftung", "web": "https://www.example.org"} if random.random() < 0.5 else {},
    }
    return Edition.model_validate(known | fields)

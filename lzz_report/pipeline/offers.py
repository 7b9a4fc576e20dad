"""What a project and this program have to choose from: editions, districts, themes, languages, funders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from lzz_report.diagnostics.catalogue.requests import ChoiceKind
from lzz_report.load import FUNDERS, edition_ids, load_funders, record_keys
from lzz_report.reference import register
from lzz_report.rules.choosing import Choice, choose, holds
from lzz_report.sourcefile.yaml_file import read_yaml_file
from lzz_report.theming import find, known_languages, known_themes, language_names, layout_roots, theme_title
from lzz_report.validate import validate_funders


@dataclass(frozen=True, slots=True)
class EditionOffer:
    """An edition by its folder's name; `districts` counts its records."""

    edition: str
    title: str
    districts: int


@dataclass(frozen=True, slots=True)
class DistrictOffer:
    """A district of the register; `slug` is its record in the newest edition, "" where it has none."""

    key: str
    name: str
    state: str
    slug: str


@dataclass(frozen=True, slots=True)
class ThemeOffer:
    """A theme by its folder's name; `origin` is project or program."""

    theme: str
    title: str
    origin: str


@dataclass(frozen=True, slots=True)
class LanguageOffer:
    """A language of fixed words by its tag; `name` is what it calls itself, `origin` project or program."""

    language: str
    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class FunderOffer:
    """A funder by the short name that `pack` takes."""

    funder: str
    name: str


Offer = EditionOffer | DistrictOffer | ThemeOffer | LanguageOffer | FunderOffer


def all_offers(project: Path) -> dict[str, tuple[Offer, ...]]:
    """Return what there is of each kind; of the districts those of the newest edition."""
    offered = {kind: tuple(found(project)) for kind, found in KINDS.items()}
    return offered | {"districts": tuple(one for one in districts(project) if one.slug)}


def offers(project: Path, kind: str, name: str = "") -> dict[str, tuple[Offer, ...]]:
    """Return what there is of a kind, by its full name; with `name` only what holds it in one of its names.

    Raises UsageError where there is none, InputError for a file of funders that cannot be read.
    """
    kind = choose(kind, [Choice(name, (SINGULAR[name],)) for name in KINDS], "kind")
    known = tuple(KINDS[kind](project))
    named = tuple(offer for offer in known if holds(name, _names(offer)))
    if name and not named:
        choices = [Choice(first, tuple(others)) for first, *others in map(_names, known)]
        choose(name, choices, SINGULAR[kind], lists_all=len(choices) < MAX_LISTED)
    return {kind: named}


def editions(project: Path) -> tuple[EditionOffer, ...]:
    """Return the editions of a project, oldest first."""
    return tuple(
        EditionOffer(name, _title(project, name), len(record_keys(project, name))) for name in edition_ids(project)
    )


def districts(project: Path) -> tuple[DistrictOffer, ...]:
    """Return all districts of the register in the order of their keys."""
    slugs = _slugs_by_key(project)
    return tuple(
        DistrictOffer(place.key, place.title, place.state, slugs.get(place.key, "")) for place in register().values()
    )


def themes(project: Path) -> tuple[ThemeOffer, ...]:
    """Return the themes a project can choose."""
    return tuple(
        ThemeOffer(name, theme_title(project, name), _origin(project, f"{name}/theme.yaml"))
        for name in known_themes(project)
    )


def languages(project: Path) -> tuple[LanguageOffer, ...]:
    """Return the languages a project can be printed in."""
    return tuple(
        LanguageOffer(tag, next(iter(language_names(tag)), tag), _origin(project, f"shared/strings/{tag}.yaml"))
        for tag in known_languages(project)
    )


def funders(project: Path) -> tuple[FunderOffer, ...]:
    """Return the funders of data/funders.yaml; none where there is no such file."""
    if not (project / FUNDERS).is_file():
        return ()
    file, problems = load_funders(project)
    return tuple(FunderOffer(funder.key, funder.name) for funder in validate_funders(file, problems).funders)


KINDS: Mapping[str, Callable[[Path], Iterable[Offer]]] = {
    "editions": editions,
    "districts": districts,
    "themes": themes,
    "languages": languages,
    "funders": funders,
}
SINGULAR: Mapping[str, ChoiceKind] = {
    "editions": "edition",
    "districts": "district",
    "themes": "theme",
    "languages": "language",
    "funders": "funder",
}
# Of longer lists a message names the nearest alone.
MAX_LISTED = 50


def _names(offer: Offer) -> tuple[str, ...]:
    """Return what can be asked for an offer by, first the name the program knows it by."""
    if isinstance(offer, DistrictOffer):
        return tuple(filter(None, (offer.key, offer.name, register()[offer.key].name, offer.slug)))
    name, title, *_ = (str(getattr(offer, field.name)) for field in fields(offer))
    return (name, title)


def _title(project: Path, edition_id: str) -> str:
    edition, _ = read_yaml_file(project, project / "data" / edition_id / "edition.yaml", "edition")
    title = edition.data.get("title") if isinstance(edition.data, dict) else None
    return title if isinstance(title, str) else ""


def _slugs_by_key(project: Path) -> dict[str, str]:
    """Return the records of the newest edition by the keys of their districts."""
    newest = next(reversed(edition_ids(project)), "")
    return {key: slug for slug, key in record_keys(project, newest).items() if key} if newest else {}


def _origin(project: Path, name: str) -> str:
    own, *shipped = layout_roots(project)
    return "project" if shipped and find((own,), name) else "program"

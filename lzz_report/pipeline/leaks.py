"""Guard: what was made for an audience in, a diagnostic for every withheld name, address or number in it out.

A fact is withheld when its contact is not for the audience. It is no secret in a document whose own district shows it
in another contact or in a text. What a report of others says already is theirs to say: there the finished file may not
say it more often than the report did.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lzz_report.diagnostics.catalogue.privacy import ContactLeaked
from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.preflight import find_leaks
from lzz_report.records.contact import Audience, Contact
from lzz_report.records.leaves import texts_in
from lzz_report.records.nature import natures
from lzz_report.records.record import Record, ValidEdition
from lzz_report.records.withheld import ContactFact, Leak, Withheld, facts_of
from lzz_report.reference import register
from lzz_report.rules.fixed_words import FixedWords
from lzz_report.rules.watchlist import Watchlist

# More places of one fact are counted, not named.
MAX_PLACES = 3


def watchlist(
    valid: ValidEdition,
    audience: Audience,
    strings: FixedWords,
    slugs: Collection[str] | None = None,
    told: Iterable[ContactFact] = (),
) -> Watchlist:
    """Return what may not stand in a document for `audience` about the districts `slugs`, by default about all.

    `told` are facts that somebody has written down for this very audience.
    """
    withheld = tuple(_withheld(valid.records, audience))
    if not withheld:
        return Watchlist(())
    about = [record for record in valid.records if slugs is None or record.district.slug in slugs]
    shown = [contact for record in about for contact in record.district.contacts if contact.is_for(audience)]
    told_in = [valid.edition.model_dump(), strings.texts]
    told_in += [record.district.model_dump(exclude={"contacts"}) for record in about]
    told_in += [contact.model_dump(exclude=_names_and_ways()) for contact in shown]
    texts = [*_names_of_places(), *(text for values in told_in for _, text in texts_in(values))]
    facts = [fact for contact in shown for _, fact in facts_of(contact)]
    return Watchlist(withheld, [*facts, *told], texts)


def leaks(
    files: Mapping[str, bytes | Path],
    watch: Watchlist,
    valid: ValidEdition,
    audience: Audience,
    *,
    password: str = "",
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each fact of `watch` that files tell."""
    if not watch:
        return ()
    found = ((name, find_leaks(content, watch, password)[0]) for name, content in files.items())
    return tuple(one for name, leaks in found for one in leak_faults(name, leaks, valid, audience))


def is_withheld(told: Diagnostic, valid: ValidEdition, audience: Audience) -> bool:
    """Tell whether a warning about the records speaks of a contact that the audience does not see."""
    district = next((record.district for record in valid.records if record.source.path == told.at.file), None)
    number = re.match(r"contacts\[(\d+)\]", told.at.field)
    return bool(district and number and not district.contacts[int(number[1])].is_for(audience))


def leak_faults(
    name: str, found: Counter[Leak], valid: ValidEdition, audience: Audience, known: Counter[Leak] | None = None
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each fact that a file tells more often than was `known` of the report in it."""
    sources = {record.source.path: record.source for record in valid.records}
    before = _by_fact(known or Counter())
    for withheld, count in _by_fact(found).items():
        if count <= before[withheld]:
            continue
        places = [leak.place for leak in found if leak.withheld == withheld]
        yield sources[withheld.file].diagnostic(withheld.field, _leaked(name, audience, places))


def _leaked(document: str, audience: Audience, places: Sequence[str]) -> ContactLeaked:
    named = tuple(place for place in dict.fromkeys(places) if place)
    more = len(named) - MAX_PLACES
    return ContactLeaked(
        audience=audience, document=document, places=named[:MAX_PLACES], more=more if more > 0 else None
    )


def _by_fact(found: Counter[Leak]) -> Counter[Withheld]:
    counts: Counter[Withheld] = Counter()
    for leak, count in found.items():
        counts[leak.withheld] += count
    return counts


def _withheld(records: Sequence[Record], audience: Audience) -> Iterator[Withheld]:
    for record in records:
        for number, contact in enumerate(record.district.contacts):
            if not contact.is_for(audience):
                for field, fact in facts_of(contact):
                    path = f"contacts[{number}].{field}"
                    yield Withheld(fact, record.district.slug, record.source.path, path)


def _names_and_ways() -> set[str]:
    """Return the fields of a contact that are facts whatever else it tells."""
    return {field for field, nature in natures(Contact).items() if nature.kind in {"name", "email", "phone"}}


def _names_of_places() -> Iterator[str]:
    for place in register().values():
        yield from (place.title, place.seat)

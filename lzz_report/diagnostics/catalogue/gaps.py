"""Gaps: what is not known yet. A final build waits for those without which a page would be wrong."""

from __future__ import annotations

from lzz_report.diagnostics.example import EDITION, RECORD, Example
from lzz_report.diagnostics.fault import Doubt


class Gap(Doubt, abstract=True):
    """Something the source lacks; `gap` is its name under accepted_gaps in edition.yaml."""

    gap: str


class NeededGap(Gap, abstract=True):
    """A gap that makes a page wrong.

    A link that leads nowhere, a letter that does not arrive, a photo nobody is named for, what the press laws ask for.
    """


class GapPublisher(NeededGap): ...


class GapPublisherAddress(NeededGap): ...


class GapResponsible(NeededGap): ...


class GapEditors(Gap): ...


class GapDesigners(Gap): ...


class GapPrinter(NeededGap): ...


class GapPublisherWeb(Gap): ...


class GapAbout(NeededGap): ...


class GapPhoto(Gap): ...


class GapPhotoCredit(NeededGap): ...


class GapLinkAddress(NeededGap):
    word: str


class GapTopics(Gap): ...


class GapContacts(Gap): ...


class GapAdviser(Gap): ...


class GapContactReach(Gap): ...


class GapContactTown(NeededGap): ...


class AcceptedGapUnknown(Doubt): ...


_IMPRINT = ("imprint:", "imprint")
_KEY = ('key: "99999"', "k")


def examples() -> tuple[Example, ...]:
    """Return an example of each of these faults."""
    return (
        Example(GapPublisher(gap="edition/imprint.publisher"), EDITION, "imprint.publisher", *_IMPRINT),
        Example(GapPublisherAddress(gap="edition/imprint.address"), EDITION, "imprint.address", *_IMPRINT),
        Example(GapResponsible(gap="edition/imprint.responsible"), EDITION, "imprint.responsible", *_IMPRINT),
        Example(GapEditors(gap="edition/imprint.editorial"), EDITION, "imprint.editorial", *_IMPRINT),
        Example(GapDesigners(gap="edition/imprint.design"), EDITION, "imprint.design", *_IMPRINT),
        Example(GapPrinter(gap="edition/imprint.print"), EDITION, "imprint.print", *_IMPRINT),
        Example(GapPublisherWeb(gap="edition/imprint.web"), EDITION, "imprint.web", *_IMPRINT),
        Example(GapAbout(gap="edition/about"), EDITION, "about", 'id: "2030-2031"', "i"),
        Example(GapPhoto(gap="musterstadt/photo.file"), RECORD, "photo.file", *_KEY),
        Example(GapPhotoCredit(gap="musterstadt/photo.credit"), RECORD, "photo.credit", "photo:", "photo"),
        Example(
            GapLinkAddress(gap="musterstadt/links[0].url", word="Umfrage"), RECORD, "links[0].url", "- word: Umfrage"
        ),
        Example(GapTopics(gap="musterstadt/topics"), RECORD, "topics", *_KEY),
        Example(GapContacts(gap="musterstadt/contacts"), RECORD, "contacts", *_KEY),
        Example(GapAdviser(gap="musterstadt/adviser"), RECORD, "adviser", *_KEY),
        Example(
            GapContactReach(gap="musterstadt/contacts[0].email"), RECORD, "contacts[0].email", "- name: Erika Muster"
        ),
        Example(GapContactTown(gap="musterstadt/contacts[0].city"), RECORD, "contacts[0].city", "street: Musterweg 1"),
        Example(AcceptedGapUnknown(), EDITION, "accepted_gaps[0]", "- musterstadt/adviser", "musterstadt/adviser"),
    )

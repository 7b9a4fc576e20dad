"""Describe: what is printed, typeset and numbered, before anything is measured or drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from lzz_report.documents.photo import PublishedPhoto


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph or list item: its HTML (escaped, typeset) and its plain text as a reader hears it.

    `level` is 0 for a paragraph, 1 and more for the depth of a list item; `before` and `after` are the tags of the
    lists and items that begin and end with it.
    """

    kind: str
    html: str
    text: str
    level: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One text of a district: `name` is the record's field (challenge, approach, outlook)."""

    name: str
    heading: str
    blocks: tuple[TextBlock, ...]
    html: str

    @property
    def characters(self) -> int:
        """How many characters a reader sees, without soft hyphens."""
        return sum(len(block.text) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure taken from the text, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class NumberedLink:
    """A link of a text: its number on the page, its sentence, and its target (None: the source lost it)."""

    number: int
    anchor: str
    word: str
    spoken: str
    label: str
    sentence: str
    url: str | None
    shown_url: str = ""
    url_html: str = ""


@dataclass(frozen=True, slots=True)
class LabelledFact:
    """What is told with a label before it: of a district, a contact, in the imprint; a theme joins several values.

    `gap` tells that the value names what is missing.
    """

    label: str
    values: tuple[str, ...]
    gap: bool = False

    @property
    def value(self) -> str:
        """The value of a fact that has one; of several the plain words in a row."""
        return self.values[0] if len(self.values) == 1 else ", ".join(self.values)


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A way to reach a contact: `kind` is phone, mobile, email or web; `spoken` describes it to a screen reader.

    `html` lets an address too long for its column go on after the @ or a slash, nowhere else and without a hyphen.
    """

    kind: str
    text: str
    html: str
    href: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """A person or office as printed; `field` is its place in the record, `short_vcard` what the QR code holds."""

    field: str
    heading: str
    heading_html: str
    longest_word: int
    """Letters of the heading's longest word: a narrow column sets a long one smaller."""
    longest_piece: int
    """Letters of the longest piece of a mail or web address that stays on a line: it wants a column as wide."""
    is_office: bool
    description: tuple[str, ...]
    address: str
    lines: tuple[ContactLine, ...]
    vcard: str
    short_vcard: str
    sort_key: tuple[str, ...] = ()
    facts: tuple[LabelledFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What the record lacks and the page shows in brackets."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One district as printed: text, figures, contacts, colours. Sheets and brochure differ only in link numbers.

    `name_parts` are the pieces between which a large name may break: "Waldeck-", "Frankenberg".
    `quoted` is the quote between the marks of its own language, `quoted_small` the same for a narrow column.
    `facts` are all that a page tells with a label, `topics` and `adviser` among them.
    `credit_gap` says that the picture of the credit is missing; a credit that may not say so has a picture.
    """

    key: str
    slug: str
    name: str
    name_parts: tuple[str, ...]
    kind_line: str
    place_line: str
    full_name: str
    state: str
    palette: int
    sections: tuple[Section, ...]
    figures: tuple[KeyFigure, ...]
    links: tuple[NumberedLink, ...]
    contacts: tuple[ContactBlock, ...]
    facts: tuple[LabelledFact, ...]
    adviser: str | None
    topics: tuple[str, ...]
    quote: str | None
    credit: str | None
    picture: PublishedPhoto | None
    credit_gap: str = ""
    quoted: str = ""
    quoted_small: str = ""
    sheet_pages: int = 1
    crop: tuple[float, float, float] | None = None

    @property
    def characters(self) -> int:
        """Length of all texts together, the measure of most forms' conditions."""
        return sum(section.characters for section in self.sections)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of a register: a word and the districts it leads to."""

    term: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A line of the contact directory; `opens` tells that the district's name stands with it."""

    chapter: Chapter
    contact: ContactBlock
    opens: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """A whole edition, ordered and numbered.

    Fixed words, names of kinds and states, and dates are in `language`; what the records say (title, texts, figures,
    quotations, topics, roles, addresses) is in `text_language`. Where the two differ these texts are `Worded`: they
    tell their language wherever a template places them.
    `foreign` gives the language of each word in another script than Latin.
    """

    id: str
    title: str
    title_lines: tuple[str, ...]
    outlines_heading: str
    programme: str
    programme_words: tuple[str, ...]
    subtitle: str
    language: str
    text_language: str
    as_of: str
    about: tuple[TextBlock, ...]
    about_gap: str
    about_html: str
    counts: tuple[KeyFigure, ...]
    chapters: tuple[Chapter, ...]
    sheets: tuple[Chapter, ...]
    topics: tuple[IndexEntry, ...]
    advisers: tuple[IndexEntry, ...]
    imprint: tuple[LabelledFact, ...]
    credits: tuple[LabelledFact, ...]
    parts: tuple[str, ...]
    stapled: bool
    publisher_line: str = ""
    publisher_gap: str = ""
    foreign: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = field(default=())

    def register(self, part: str) -> tuple[object, ...]:
        """Return what the rows of a register part (topics, advisers, contacts, links) stand for, in their order."""
        rows: dict[str, tuple[object, ...]] = {
            "topics": self.topics,
            "advisers": self.advisers,
            "contacts": self.directory,
            "links": self.links,
            "credits": self.credits,
        }
        return rows.get(part, ())

    def without_credits_of(self, slugs: Collection[str]) -> Publication:
        """Return it without the credits of some districts' pictures."""
        credited = [chapter.slug for chapter in self.chapters if chapter.credit]
        if len(credited) != len(self.credits):
            return self
        kept = (fact for slug, fact in zip(credited, self.credits, strict=True) if slug not in slugs)
        return replace(self, credits=tuple(kept))

    @property
    def directory(self) -> tuple[DirectoryEntry, ...]:
        """All contacts in the order of the districts; the first of a district carries its name."""
        return tuple(
            DirectoryEntry(chapter, contact, opens=number == 0)
            for chapter in self.chapters
            for number, contact in enumerate(chapter.contacts)
        )

    @property
    def contacts_by_name(self) -> tuple[DirectoryEntry, ...]:
        """All contacts in the order of their names."""
        return tuple(sorted(self.directory, key=lambda entry: entry.contact.sort_key))

    @property
    def listed_parts(self) -> tuple[str, ...]:
        """The parts the contents name beside the chapters."""
        return tuple(part for part in self.parts if part not in {"cover", "contents", "chapters", "back"})

    @property
    def names(self) -> tuple[str, ...]:
        """The districts as people say them: "Landkreis Dachau"."""
        return tuple(chapter.full_name for chapter in self.chapters)

    @property
    def numbered_names(self) -> tuple[str, ...]:
        """The districts with their numbers on the map: "1 Landkreis Dachau"."""
        return tuple(f"{number} {name}" for number, name in enumerate(self.names, 1))

    @property
    def links(self) -> tuple[tuple[Chapter, NumberedLink], ...]:
        """All links of the edition in order of their numbers, each with its chapter."""
        return tuple((chapter, link) for chapter in self.chapters for link in chapter.links)

"""Every text that must be readable on the finished pages, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.compose.contact_blocks import shown_url
from lzz_report.documents.expectation import ExpectedText
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.records.contact import Audience
from lzz_report.records.nature import RecordText, texts_of
from lzz_report.records.record import Record
from lzz_report.rules.phone import format_phone
from lzz_report.rules.typography import typeset
from lzz_report.sourcefile.source import SourceFile


def expected_texts(
    chapter: Chapter, record: Record, language: str, audience: Audience, pages: tuple[int, int] | None = None
) -> tuple[ExpectedText, ...]:
    """Return the texts of a district in the order of its record; a page that lacks one of them has lost it.

    `language` is that of the record's texts, `audience` whose contacts it shows, `pages` are the indices of the first
    and the last page they must stand on.
    """
    texts = [("key", chapter.place_line)]
    for one in texts_of(record.district, audience):
        # Passages stand in the running texts.
        if one.nature.printed == "pages" and one.nature.kind != "passage":
            texts += [(one.path, text) for text in _as_printed(one, chapter, language) if text != texts[-1][1]]
    return tuple(ExpectedText(chapter.name, record.source.locate(path), text, pages) for path, text in texts)


def _as_printed(one: RecordText, chapter: Chapter, language: str) -> Iterator[str]:
    kind = one.nature.kind
    if kind == "prose":
        section = next(section for section in chapter.sections if section.name == one.path)
        yield from (block.text for block in section.blocks)
    elif kind == "address":
        # Its parts stand in one line.
        yield next(contact.address for contact in chapter.contacts if one.path.startswith(f"{contact.field}."))
    elif kind == "phone":
        yield format_phone(one.text)
    elif kind == "web":
        yield shown_url(one.text)
    else:
        yield typeset(one.text, language) if one.nature.is_typeset else one.text


def edition_texts(publication: Publication, source: SourceFile) -> tuple[ExpectedText, ...]:
    """Return what the brochure says beside its chapters: about the programme, the imprint, the picture credits."""
    texts = [("about", block.text) for block in publication.about if "programme" in publication.parts]
    if "imprint" in publication.parts:
        facts = (*publication.imprint, *publication.credits)
        texts += [("imprint", fact.value) for fact in facts]
    return tuple(ExpectedText(publication.title, source.locate(field), text) for field, text in texts if text)

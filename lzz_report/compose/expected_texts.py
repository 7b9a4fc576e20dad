"""Expect: a chapter in, every text that must be readable on its finished page out, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from lzz_report.documents.expectation import ExpectedText
from lzz_report.documents.publication import Chapter, Publication
from lzz_report.sourcefile.source import SourceFile


def expected_texts(
    chapter: Chapter, source: SourceFile, pages: tuple[int, int] | None = None
) -> tuple[ExpectedText, ...]:
    """Return the texts of a district in the order of its record; a page that lacks one of them has lost it.

    `pages` are the indices of the pages they must stand on, first and last.
    """
    return tuple(
        ExpectedText(chapter.name, source.locate(field), text, pages) for field, text in _texts(chapter) if text
    )


def edition_texts(publication: Publication, source: SourceFile) -> tuple[ExpectedText, ...]:
    """Return what the brochure says beside its chapters: about the programme, the imprint, the picture credits."""
    texts = [("about", block.text) for block in publication.about if "programme" in publication.parts]
    if "imprint" in publication.parts:
        facts = (*publication.imprint, *publication.credits)
        texts += [("imprint", fact.value) for fact in facts]
    return tuple(ExpectedText(publication.title, source.locate(field), text) for field, text in texts if text)


def _texts(chapter: Chapter) -> Iterator[tuple[str, str]]:
    yield "key", chapter.place_line
    for section in chapter.sections:
        for block in section.blocks:
            yield section.name, block.text
    for number, figure in enumerate(chapter.figures):
        yield f"figures[{number}].value", figure.value
        yield f"figures[{number}].label", figure.label
    for contact in chapter.contacts:
        for part in (contact.heading, *contact.description, contact.address):
            yield contact.field, part
        for line in contact.lines:
            yield f"{contact.field}.{line.kind}", line.text
    for number, topic in enumerate(chapter.topics):
        yield f"topics[{number}]", topic
    yield "adviser", chapter.adviser or ""

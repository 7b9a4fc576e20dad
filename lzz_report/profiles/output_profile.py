"""The profiles a build can be made for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from lzz_report.profiles.claims import Claims
from lzz_report.profiles.palette import ColourSpace

PageBox = Literal["MediaBox", "TrimBox", "BleedBox"]
Rule = Literal["pages", "document", "structure", "fonts", "actions", "transparency", "texts"]
"""A rule of preflight."""


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """Where a PDF is going and what it must be to be taken there.

    `boxes` are the boxes its pages keep: without a BleedBox the page ends at the trim. `pdf_version` is the version of
    PDF that its norms are made on. `rules` are what preflight holds it to.
    """

    name: str
    description: str
    claims: Claims
    boxes: frozenset[PageBox]
    colour_space: ColourSpace
    pdf_version: str
    is_tagged: bool
    carries_files: bool
    has_transparency: bool
    rules: tuple[Rule, ...]

    @property
    def untagged(self) -> OutputProfile:
        """The same for pages that are laid over others: without tags, and without the claims that need them."""
        return replace(self, is_tagged=False, claims=Claims(self.claims.part, "b"))


SCREEN = OutputProfile(
    name="screen",
    description="PDF/A-3a and PDF/UA-1, to be read, sent and archived",
    claims=Claims("3", "a", ua="1"),
    boxes=frozenset({"MediaBox", "TrimBox"}),
    colour_space=ColourSpace.SRGB,
    pdf_version="1.7",
    is_tagged=True,
    carries_files=True,
    has_transparency=True,
    rules=("pages", "document", "structure", "fonts", "actions", "texts"),
)
# PDF/A-1 is PDF 1.4 (ISO 19005-1): no embedded files, no transparency, and older than PDF/UA.
ARCHIVE = OutputProfile(
    name="archive",
    description="PDF/A-1a, for portals and archives that take nothing newer; without embedded records",
    claims=Claims("1", "a"),
    boxes=frozenset({"MediaBox", "TrimBox"}),
    colour_space=ColourSpace.SRGB,
    pdf_version="1.4",
    is_tagged=True,
    carries_files=False,
    has_transparency=False,
    rules=("pages", "document", "structure", "fonts", "actions", "transparency", "texts"),
)
PROFILES: Mapping[str, OutputProfile] = MappingProxyType({profile.name: profile for profile in (SCREEN, ARCHIVE)})

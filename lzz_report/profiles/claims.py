"""The norms a PDF says it keeps."""

from __future__ import annotations

from dataclasses import dataclass

# The name spaces of the metadata in which a file states its claims, under the prefixes everybody uses.
NAMESPACES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}


@dataclass(frozen=True, slots=True)
class Claims:
    """PDF/A part ("" for none) and level ("a", "b", "u", "e", "f" or ""), PDF/UA part."""

    part: str = ""
    level: str = ""
    ua: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Return the claims as people write them."""
        norms = [f"PDF/A-{self.part}{self.level}" if self.part else "", f"PDF/UA-{self.ua}" if self.ua else ""]
        return tuple(norm for norm in norms if norm)

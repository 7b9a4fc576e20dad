"""Promise: the claims of a report and of our pages in, what the joined file may claim and why out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lzz_report.diagnostics.catalogue.reports import ClaimsLost, FilesForbidden, FilesLeftOut, FilesRaisedClaim
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import AttachOptions
from lzz_report.errors import AttachError
from lzz_report.profiles import ARCHIVE, SCREEN, Claims, OutputProfile


def profile_for(claims: Claims) -> OutputProfile:
    """Return what our pages must be to stand in a report: everything takes those for the screen but PDF/A-1."""
    return ARCHIVE if claims.part == ARCHIVE.claims.part else SCREEN


def takes_files(claims: Claims) -> bool:
    """Tell whether a file with these claims may carry any other file (ISO 19005-2, 6.8)."""
    return claims.part not in {"1", "2", "4"} or (claims.part == "4" and claims.level == "f")


def raised(claims: Claims) -> Claims:
    """Return the nearest claims of a file that may carry files; the same where there are none."""
    if claims.part == "2":
        return replace(claims, part="3")
    return replace(claims, level="f") if claims.part == "4" and claims.level != "e" else claims


def with_files(claims: Claims, wish: AttachOptions) -> tuple[Claims, list[Remark]]:
    """Return the claims of a file that is to carry files, and what there is to say of it.

    Raises AttachError where it may carry none and nothing else was asked for.
    """
    if takes_files(claims):
        return claims, []
    word, higher = claims.words[0], raised(claims)
    if higher != claims and wish.raise_level:
        return higher, [FilesRaisedClaim(claim=word, higher=higher.words[0])]
    possible = higher.words[0] if higher != claims else ""
    if not wish.pages:
        raise AttachError(FilesForbidden(claim=word, higher=possible))
    return claims, [FilesLeftOut(claim=word, higher=possible)]


def with_pages(
    claims: Claims, ours: Sequence[Claims], *, tagged: bool, has_language: bool = True
) -> tuple[Claims, list[Remark]]:
    """Return what a report may claim with our pages in it, and what there is to say of it.

    Bookmarks have the language of the whole file (PDF/UA-1, 7.2): where the report has none, ours have none either.
    """
    ua = _accessible(claims, ours, tagged=tagged) if has_language else ""
    kept = replace(_archived(claims, ours, tagged=tagged), ua=ua)
    lost = [word for word in claims.words if word not in kept.words]
    if not lost:
        return kept, []
    return kept, [ClaimsLost(lost=tuple(lost), left=kept.words)]


def _archived(claims: Claims, ours: Sequence[Claims], *, tagged: bool) -> Claims:
    if not claims.part:
        return claims
    if any(not one.part or (claims.part == "1" and one.part != "1") for one in ours):
        return Claims()
    # No validator notices pages without tags in a file that claims level a.
    if claims.level == "a" and not (tagged and all(one.level == "a" for one in ours)):
        return replace(claims, level="b")
    return claims


def _accessible(claims: Claims, ours: Sequence[Claims], *, tagged: bool) -> str:
    return claims.ua if claims.ua == "1" and tagged and all(one.ua == "1" for one in ours) else ""

"""Fetch: an address of our own scheme in, the bytes of a file of ours out; nothing else can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from lzz_report.engine.isolated import weasyprint
from lzz_report.engine.own_errors import RefusalError, called_by_engine

SCHEME = "lzz"
_TYPES = {".svg": "image/svg+xml", ".css": "text/css", ".ttf": "font/ttf", ".png": "image/png", ".jpg": "image/jpeg"}


class ProjectFetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # the engine carries no types
    """Opens lzz://font/…, lzz://layout/… below their roots, and what a document brings with it from memory."""

    def __init__(self, roots: Mapping[str, Sequence[Path]]) -> None:
        super().__init__(allowed_protocols=[SCHEME], allow_redirects=False)
        self._roots = {name: tuple(root.resolve() for root in folders) for name, folders in roots.items()}
        self.drawings: dict[str, bytes] = {}

    @called_by_engine
    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002  the engine calls it so
        """Return the content of `url`; RefusalError for anything that is not ours or leads out of its root."""
        parts = _split(url)
        if parts is None or parts.scheme != SCHEME:
            raise RefusalError(f"only files of the project may be used: {url}")
        kind = _TYPES.get(Path(parts.path).suffix.lower(), "application/octet-stream")
        is_known = url in self.drawings
        content = self.drawings[url] if is_known else self._file(parts.netloc, unquote(parts.path))
        return weasyprint.urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    def _file(self, root_name: str, name: str) -> bytes:
        for root in self._roots.get(root_name, ()):
            try:
                path = (root / name.lstrip("/")).resolve()
                if path.is_relative_to(root) and path.is_file():
                    return path.read_bytes()
            except (OSError, ValueError) as error:
                # A name that is too long or holds a null byte, a file nobody may read.
                raise RefusalError(f"{name} cannot be read: {error}") from error
        raise RefusalError(f"no such file among the project's {root_name}s: {name}")


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address, None where it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return None

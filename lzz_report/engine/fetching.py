"""Fetch: an address of our own scheme in, the bytes of a file of ours out; nothing else can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lzz_report.engine.isolated import weasyprint

SCHEME = "lzz"
_TYPES = {".svg": "image/svg+xml", ".css": "text/css", ".ttf": "font/ttf", ".png": "image/png", ".jpg": "image/jpeg"}


class ProjectFetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # the engine carries no types
    """Opens lzz://font/…, lzz://layout/… below their roots, and what a document brings with it from memory."""

    def __init__(self, roots: Mapping[str, Sequence[Path]]) -> None:
        super().__init__(allowed_protocols=[SCHEME], allow_redirects=False)
        self._roots = {name: tuple(root.resolve() for root in folders) for name, folders in roots.items()}
        self.drawings: dict[str, bytes] = {}

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002  the engine calls it so
        """Return the content of `url`; ValueError for anything that is not ours or leads out of its root."""
        parts = urlsplit(url)
        if parts.scheme != SCHEME:
            raise ValueError(f"only files of the project may be used: {url}")
        kind = _TYPES.get(Path(parts.path).suffix.lower(), "application/octet-stream")
        is_known = url in self.drawings
        content = self.drawings[url] if is_known else self._file(parts.netloc, unquote(parts.path))
        return weasyprint.urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    def _file(self, root_name: str, name: str) -> bytes:
        for root in self._roots.get(root_name, ()):
            path = (root / name.lstrip("/")).resolve()
            if path.is_relative_to(root) and path.is_file():
                return path.read_bytes()
        raise ValueError(f"no such file among the project's {root_name}s: {name}")

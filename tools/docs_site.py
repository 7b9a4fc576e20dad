"""Adds to the site what lies outside of docs/ or is made from code; keeps pages in their language, off the network."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import normpath, relpath
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from tools.diagnostic_pages import FOLDER
from tools.reference_pages import reference_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PROJECT = Path(__file__).resolve().parent.parent
# Documents of the project's root, by the place they have on the site.
ROOT_DOCUMENTS = {
    f"../{name}.md": f"development/{name.lower()}.md"
    for name in ("ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG")
}
GERMAN = "handbuch/"
LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<target>[^)#:]+)(?P<anchor>#[^)]*)?\)")
# What a browser fetches by itself when it shows a page.
FETCHED = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*?\b(?:src|href|srcset)=[\"']?(?:https?:)?//[^\s>]+"
)


def on_config(config: MkDocsConfig) -> None:
    """Give the page of each code its place under the page of all."""
    reference = next(part["Reference"] for part in config.nav if "Reference" in part)
    codes = [path for path in reference_pages() if path.startswith(f"{FOLDER}/")]
    reference.append({"Diagnostics": codes})


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the documents of the root."""
    for path, text in reference_pages().items():
        files.append(File.generated(config, path, content=text))
    for source, path in ROOT_DOCUMENTS.items():
        files.append(File.generated(config, path, content=(PROJECT / "docs" / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, files: Files, **_: Any) -> str:
    """Turn links between files of the checkout into links between pages."""
    written_in = next((root for root, path in ROOT_DOCUMENTS.items() if path == page.file.src_uri), page.file.src_uri)
    return LINK.sub(lambda link: _on_site(link, written_in, page.file.src_uri, files), markdown)


def _on_site(link: re.Match[str], written_in: str, shown_at: str, files: Files) -> str:
    """Return a link as the site needs it; what the site does not hold is named without a link."""
    target = normpath(f"{Path(written_in).parent.as_posix()}/{link['target']}")
    target = ROOT_DOCUMENTS.get(target, target)
    if files.get_file_from_path(target) is not None:
        return f"[{link['words']}]({relpath(target, Path(shown_at).parent.as_posix())}{link['anchor'] or ''})"
    return link["words"] if target.startswith("../") and (PROJECT / "docs" / target).exists() else link[0]


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Show the German handbook with German words around it, and tell the browser its language."""
    config.theme["language"] = "de" if page.file.src_uri.startswith(GERMAN) else "en"
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Refuse pages that fetch anything from another host."""
    pages = sorted(Path(config.site_dir).rglob("*.html"))
    fetched = {found for page in pages for found in FETCHED.findall(page.read_text(encoding="utf-8"))}
    if not pages or fetched:
        raise PluginError(f"pages fetch from other hosts: {' '.join(sorted(fetched)) or 'there are no pages'}")

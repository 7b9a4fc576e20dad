"""Initialise: a folder in, a project that can be built in it out; what was there is never changed."""

from __future__ import annotations

from pathlib import Path

from lzz_report.diagnostics.catalogue.requests import FolderIsFile, FolderIsProject, FolderNotEmpty
from lzz_report.errors import UsageError
from lzz_report.resources import resource_dir

__all__ = ["initialise"]

EDITION = "2023-2024"
SCHEMAS = "schema"
# Files that stand beside the editions.
BESIDE = ("woerter.txt", "funders.yaml")
TEMPLATES = Path(__file__).with_name("project")
# Templates by the names they get; a name with a dot would hide them here or be obeyed by tools.
TEMPLATE_NAMES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "extensions.json": ".vscode/extensions.json",
    "settings.json": ".vscode/settings.json",
}
MAX_NAMED = 3


def initialise(folder: Path) -> tuple[str, ...]:
    """Write what is missing of a project with its first edition; return the names of the written files.

    `folder` is made, empty, or holds nothing but hidden entries and files this would write just so. Either everything
    is written or nothing. Raises UsageError when the folder holds anything else, OSError when it cannot be written.
    """
    files = project_files()
    _refuse_others(folder, files)
    missing = {name: content for name, content in files.items() if not (folder / name).exists()}
    _write(folder, missing)
    return tuple(missing)


def project_files() -> dict[str, bytes]:
    """Return the files of a new project by their names in it."""
    data = resource_dir("data")
    files = {new: (TEMPLATES / name).read_bytes() for name, new in TEMPLATE_NAMES.items()}
    files |= {f"data/{name}": (data / name).read_bytes() for name in BESIDE}
    for part in (SCHEMAS, EDITION):
        for path in sorted((data / part).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                files[f"data/{path.relative_to(data).as_posix()}"] = path.read_bytes()
    return files


def _refuse_others(folder: Path, files: dict[str, bytes]) -> None:
    """Raise UsageError where a project would mix with something else, or replace it."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(FolderIsFile(folder=str(folder)))
    if not folder.is_dir():
        return
    ours = {name.partition("/")[0] for name in files}
    strangers = sorted(
        path.name for path in folder.iterdir() if path.name not in ours and not path.name.startswith(".")
    )
    changed = [name for name, content in files.items() if _is_another(folder / name, content)]
    if changed:
        raise UsageError(FolderIsProject(folder=str(folder), names=tuple(changed[:MAX_NAMED]), more=_more(changed)))
    if strangers:
        raise UsageError(FolderNotEmpty(folder=str(folder), names=tuple(strangers[:MAX_NAMED]), more=_more(strangers)))


def _is_another(path: Path, content: bytes) -> bool:
    """Tell whether something else stands at `path`, or in the place of one of its folders."""
    if path.is_file():
        return path.read_bytes() != content
    return path.exists() or path.is_symlink() or _is_blocked(path.parent)


def _is_blocked(folder: Path) -> bool:
    nearest = next(one for one in (folder, *folder.parents) if one.exists() or one.is_symlink())
    return not nearest.is_dir()


def _more(names: list[str]) -> int | None:
    """Return how many names there are beside those that are named."""
    return len(names) - MAX_NAMED if len(names) > MAX_NAMED else None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files, or leave nothing of them behind."""
    made: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            made += _make_folders(path.parent)
            made.append(path)
            path.write_bytes(content)
    except BaseException:
        for path in reversed(made):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        raise


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the new ones, the uppermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()][::-1]
    for one in missing:
        one.mkdir()
    return missing

"""Replace: an output folder and its new files in, the folder with all of them in place at once out."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from lzz_report.diagnostics.catalogue.output import (
    ManifestForeign,
    ManifestNewer,
    OutputForeign,
    OutputIsFile,
    OutputMixed,
)
from lzz_report.documents.manifest import MANIFEST_NAME, MANIFEST_VERSION, Manifest, OutputFile, sha256_of
from lzz_report.errors import OutputError
from lzz_report.publish.exchange import exchange
from lzz_report.publish.refusal import told_plainly

# What desks put into every folder they show.
DESK_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def publish(outputs: Mapping[str, bytes], folder: Path, manifest: Manifest, keep: Collection[str] = ()) -> Manifest:
    """Put files into a folder, all at once, and return the manifest written beside them.

    `outputs` and `keep` are paths in the folder, with slashes. Earlier outputs named in `keep` stay, with what the
    earlier manifest says of them (nothing, if somebody has changed them since); the others go. `manifest` tells of each
    output what it can (pages, form …); sizes and digests are filled in here. The caller holds the `edition_lock`.
    Raises OutputError, with the folder as it was, when the folder is not ours, when files of another edition or
    language would stay in it, or when the system refuses.
    """
    folder = folder.resolve()
    with told_plainly(folder):
        _recover(folder)
        before = _earlier_manifest(folder)
        earlier = before.outputs if before else ()
        kept = [one for one in earlier if one.path in keep and one.path not in outputs and _is_whole(folder, one)]
        if before and kept:
            _refuse_mixture(before, manifest, folder)
        complete = _completed(manifest, outputs, kept)
        fresh = _beside(folder, "new")
        try:
            _write(fresh, {**outputs, MANIFEST_NAME: complete.to_json().encode()})
            _carry(folder, fresh, dropped={one.path for one in earlier if one.path not in keep})
            _flush_folders(fresh)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return complete


def _beside(folder: Path, role: str) -> Path:
    return folder.with_name(f".{folder.name}.{role}")


def _recover(folder: Path) -> None:
    """Tidy up after a build that was killed."""
    old = _beside(folder, "old")
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    for leftover in (old, _beside(folder, "new")):
        shutil.rmtree(leftover, ignore_errors=True)


def _earlier_manifest(folder: Path) -> Manifest | None:
    """Return what an earlier build has put here; OutputError when the folder is somebody else's."""
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise OutputError(OutputIsFile(folder=str(folder)))
    path = folder / MANIFEST_NAME
    if not path.is_file():
        if any(one.name not in DESK_FILES for one in folder.iterdir()):
            raise OutputError(OutputForeign(folder=str(folder)))
        return None
    try:
        written = json.loads(path.read_bytes())
        version = written.get("schema_version", 1)
        if isinstance(version, int) and version > MANIFEST_VERSION:
            raise OutputError(
                ManifestNewer(file=str(path), folder=str(folder), version=version, current=MANIFEST_VERSION)
            )
        return Manifest.model_validate_json(path.read_bytes())
    except (ValueError, AttributeError) as problem:
        raise OutputError(ManifestForeign(file=str(path), folder=str(folder))) from problem


def _refuse_mixture(before: Manifest, manifest: Manifest, folder: Path) -> None:
    """Raise OutputError when files of another edition or language would stay beside the new ones."""
    if (before.edition, before.language) != (manifest.edition, manifest.language):
        fault = OutputMixed(folder=str(folder), edition=before.edition, language=before.language or "")
        raise OutputError(fault)


def _is_whole(folder: Path, one: OutputFile) -> bool:
    path = folder / one.path
    return path.is_file() and sha256_of(path.read_bytes()) == one.sha256


def _completed(manifest: Manifest, outputs: Mapping[str, bytes], kept: Collection[OutputFile]) -> Manifest:
    told = {one.path: one for one in manifest.outputs}
    digest = manifest.inputs_sha256
    made = [
        told.get(path, OutputFile(path=path)).model_copy(
            update={"sha256": sha256_of(content), "bytes": len(content), "inputs_sha256": digest}
        )
        for path, content in outputs.items()
    ]
    return manifest.model_copy(update={"outputs": tuple(sorted((*made, *kept), key=lambda one: one.path))})


def _write(fresh: Path, files: Mapping[str, bytes]) -> None:
    for name, content in sorted(files.items()):
        path = _inside(fresh, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _inside(fresh: Path, name: str) -> Path:
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts:
        raise ValueError(f"not a path inside the output folder: {name}")
    return fresh / parts


def _carry(folder: Path, fresh: Path, dropped: Collection[str]) -> None:
    """Take along what stays: outputs that were not asked for this time, and files people have put there."""
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        target = fresh / name
        if name in dropped or os.path.lexists(target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target, follow_symlinks=False)
        except OSError:
            shutil.copy2(path, target, follow_symlinks=False)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        links = [name for name in folders if Path(root, name).is_symlink()]
        yield from (Path(root, name) for name in sorted((*names, *links)))


def _flush_folders(fresh: Path) -> None:
    """Have the disk know the files' names, not only what is in them; Windows does so by itself."""
    for root, _, _ in os.walk(fresh):
        _flush(Path(root))


def _flush(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
    elif not exchange(fresh, folder):
        _swap_in_two_steps(fresh, folder)
    _flush(folder.parent)


def _swap_in_two_steps(fresh: Path, folder: Path) -> None:
    old = _beside(folder, "old")
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)

"""Describe: what an output folder holds, what it was made from and how each page was set."""

from __future__ import annotations

import hashlib
import json

from pydantic import Field

from lzz_report.records.base import Model

MANIFEST_NAME = "manifest.json"
MANIFEST_VERSION = 1


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of a file's content as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


class InputFile(Model):
    """A file the output was made from."""

    path: str = Field(description="Path in the project, with slashes.")
    sha256: str = Field(description="SHA-256 of its content.")


class ManifestDiagnostic(Model):
    """A fault or warning of the build, as `check --json` words it."""

    severity: str
    code: str
    file: str
    line: int | None = None
    column: int | None = None
    field: str = ""
    problem: str
    got: str = ""
    fix: str = ""


class AnnexFact(Model):
    """An annex of a pack."""

    number: int = Field(description="Its number.")
    title: str = Field(description="Whose sheet it is.")
    district: str = Field(description="Key of the district.")
    pages: int = Field(description="Number of its pages.")
    page: int | None = Field(default=None, description="Page of the file it begins on; absent where it is a file.")


class OutputFile(Model):
    """A file of the output folder.

    `inputs_sha256` is the digest of all inputs of the run that made it: a file kept from an earlier run shows another
    one than the manifest. Form, step, fill and spare room are told of fitted sheets.
    """

    path: str = Field(description="Path in the output folder, with slashes.")
    sha256: str = Field(default="", description="SHA-256 of its content; filled in on publishing.")
    bytes: int = Field(default=0, description="Its size; filled in on publishing.")
    inputs_sha256: str = Field(
        default="", description="Digest of the inputs it was made from; filled in on publishing."
    )
    district: str | None = Field(default=None, description="Key of the district a file is about.")
    final: bool | None = Field(default=None, description="True where no gap is named on its pages; absent in drafts.")
    pages: int | None = Field(default=None, description="Number of pages.")
    form: str | None = Field(default=None, description="Form of the page the theme has chosen.")
    step: str | None = Field(default=None, description="Size and leading of the text, such as 10.2/14.4.")
    fill: float | None = Field(default=None, description="How full the page is; 1 means nothing to spare.")
    picture_mm: float | None = Field(default=None, description="Height left for the picture, in millimetres.")
    annexes: tuple[AnnexFact, ...] | None = Field(default=None, description="Annexes of a report that it holds.")
    claims: tuple[str, ...] | None = Field(default=None, description="Norms a report with annexes claims to keep.")


class Manifest(Model):
    """The contents of `manifest.json`; the same inputs and versions give the same manifest."""

    schema_version: int = Field(default=MANIFEST_VERSION, description="Version of these fields.")
    edition: str = Field(description="Id of the edition.")
    language: str | None = Field(default=None, description="Language of headings, labels and dates.")
    profile: str | None = Field(default=None, description="What the PDFs are made for: screen or archive.")
    funder: str | None = Field(default=None, description="Key of the funder a pack was made for.")
    audience: str | None = Field(default=None, description="Whose contacts a pack shows.")
    notes: tuple[str, ...] | None = Field(default=None, description="What there is to know of the report in a pack.")
    versions: dict[str, str] = Field(description="Versions of what the files were made with, by name.")
    inputs: tuple[InputFile, ...] = Field(description="Files the output was made from, by path.")
    outputs: tuple[OutputFile, ...] = Field(description="Files of the folder but this one, by path.")
    diagnostics: tuple[ManifestDiagnostic, ...] = Field(default=(), description="What the last build had to say.")

    @property
    def inputs_sha256(self) -> str:
        """The digest of all inputs and versions together."""
        lines = [f"{one.path} {one.sha256}" for one in sorted(self.inputs, key=lambda one: one.path)]
        lines += [f"{name} {version}" for name, version in sorted(self.versions.items())]
        return sha256_of("\n".join(lines).encode())

    def to_json(self) -> str:
        """Return the manifest as it is written: sorted by paths, absent facts left out, one line feed at the end."""
        facts = self.model_dump(exclude_none=True)
        for name in ("inputs", "outputs"):
            facts[name] = sorted(facts[name], key=lambda one: str(one["path"]))
        facts["versions"] = dict(sorted(self.versions.items()))
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"

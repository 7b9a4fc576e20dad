"""What all models of records have in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from lzz_report.diagnostics.catalogue.yaml import FileKind
from lzz_report.sourcefile.schema_versions import CURRENT_VERSIONS


class Model(BaseModel):
    """Exact types, no unknown fields, no change after reading."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)


def version_field(kind: FileKind) -> Any:  # noqa: ANN401  as Pydantic's own Field
    """Return the field of a file's schema version; what is read has the names of the current one."""
    current = CURRENT_VERSIONS[kind]
    description = "Version of the schema the file is written for; 1 where nothing is said."
    return Field(current, ge=1, le=current, description=description, examples=[current])

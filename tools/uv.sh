#!/bin/sh
# Runs uv from .cache/lock, and fetches it there when it is first needed.
set -eu
tool="$(dirname "$0")/../.cache/lock"
[ -x "$tool/bin/uv" ] || { python3 -m venv --clear "$tool" && "$tool/bin/pip" install --quiet uv; } >&2
exec "$tool/bin/uv" --quiet --no-config "$@"

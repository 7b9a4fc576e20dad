#!/bin/sh
# Lowest: pyproject.toml in, .cache/lowest out: an environment in which every package the program names itself is as old as it may be.
# It is made for the oldest Python that will do; the tools that test are as new as they are.
set -eu
cd "$(dirname "$0")/.."

venv=.cache/lowest
export VIRTUAL_ENV=$venv
tools/uv.sh venv --clear --python 3.11 --no-python-downloads $venv
tools/uv.sh pip compile pyproject.toml --resolution lowest-direct --only-binary :all: --python $venv --no-header --no-annotate \
    --no-emit-index-url --output-file $venv/lowest.txt >/dev/null
tools/uv.sh pip install --requirement pyproject.toml --extra dev --group setup --constraints $venv/lowest.txt
tools/uv.sh pip install --no-deps --no-build-isolation --editable .
tools/uv.sh pip check

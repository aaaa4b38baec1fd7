"""Reading and writing the tables: CSV with LF and UTF-8, plain block YAML, numbers in their shortest form."""

import csv
import hashlib
import io
from pathlib import Path

HERE = Path(__file__).resolve().parent
FAMILIES = ["infrastructure", "costs", "tax", "location", "stability", "cluster"]
INDICATOR_COLUMNS = ["region", "indicator", "year", "value", "unit", "source", "grade"]
EMPLOYMENT_COLUMNS = ["region", "industry", "year", "employment", "source", "grade"]
REGION_COLUMNS = ["region", "name", "country", "lat", "lon", "area_km2"]
CATALOGUE_COLUMNS = ["indicator", "title", "unit", "family", "direction", "description"]
SOURCE_COLUMNS = ["source", "title", "publisher", "licence", "year", "retrieved", "note"]
OUTCOME_COLUMNS = ["region", "industry", "origin", "year", "value", "unit", "withheld"]


def read(path):
    """All rows of a CSV file as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def own(name):
    """A table of this folder, for example `own('tables/nace_titles.csv')`."""
    return read(HERE / name)


def write(folder, name, columns, rows):
    """Writes dictionaries or tuples in the order given."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row[column] for column in columns] if isinstance(row, dict) else row)
    (Path(folder) / name).write_bytes(text.getvalue().encode("utf-8"))


def six(value):
    """Six significant digits, as the raw table writes what it computes."""
    return f"{value:.6g}" if abs(value) < 1e6 else str(round(value))


def write_catalogue(folder, catalogue, units):
    """Writes the catalogue in family order, then by name, and gives each indicator its unit."""
    order = {family: place for place, family in enumerate(FAMILIES)}
    rows = sorted(catalogue, key=lambda row: (order[row["family"]], row["indicator"]))
    for row in rows:
        assert row["direction"] in ("benefit", "cost"), row
        assert units[row["indicator"]] == row["unit"], (row["indicator"], units[row["indicator"]])
    write(folder, "indicator_catalogue.csv", CATALOGUE_COLUMNS, rows)


def write_words(folder, name, industries):
    """Spreads `industry,words` (words parted by semicolons) to one word a line."""
    rows = set()
    for row in own(name):
        assert row["industry"] in industries, row["industry"]
        for word in row["words"].split(";"):
            assert word and word == word.strip().lower(), (row["industry"], word)
            rows.add((row["industry"], word))
    write(folder, "industry_words.csv", ["industry", "word"], sorted(rows))
    return rows


def source_rows(raw, used, extra=()):
    """The rows of the raw list of sources that a dataset uses, with the project's own rows."""
    rows = [
        {
            "source": row["id"],
            "title": row["title"],
            "publisher": row["publisher"],
            "licence": row["licence"],
            "year": row["reference_year"],
            "retrieved": row["retrieved_from"],
            "note": row["note"],
        }
        for row in read(Path(raw) / "sources.csv")
        if row["id"] in used
    ]
    own_ids = {row["source"] for row in extra}
    rows = [row for row in rows if row["source"] not in own_ids] + list(extra)
    missing = used - {row["source"] for row in rows}
    assert not missing, f"sources without a row: {sorted(missing)}"
    for row in rows:
        assert row["licence"], row["source"]
    return sorted(rows, key=lambda row: row["source"])


def quoted(text):
    """A YAML double-quoted string."""
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_dataset(folder, head):
    """Writes dataset.yaml last, with the checksum of every table that stands in the folder."""
    lines = []
    for key in ("name", "title"):
        lines.append(f"{key}: {quoted(head[key])}")
    lines.append("years:")
    lines += [f"  - {year}" for year in head["years"]]
    lines.append(f"default_year: {head['default_year']}")
    for key in ("classification", "reference", "outcome_industries"):
        if key in head:
            lines.append(f"{key}: {quoted(head[key])}")
    lines.append("licences:")
    for licence in head["licences"]:
        lines.append(f"  - source: {quoted(licence['source'])}")
        lines.append(f"    licence: {quoted(licence['licence'])}")
        lines.append(f"    notice: {quoted(licence['notice'])}")
    for key in ("limits", "notes"):
        lines.append(f"{key}:")
        lines += [f"  - {quoted(sentence)}" for sentence in head[key]]
    lines.append("files:")
    for path in sorted(Path(folder).glob("*.csv")):
        lines.append(f"  {quoted(path.name)}: {quoted(hashlib.sha256(path.read_bytes()).hexdigest())}")
    (Path(folder) / "dataset.yaml").write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def markdown_table(columns, rows):
    """A Markdown table; every cell is text already."""
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)

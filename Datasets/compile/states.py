"""Compiles us-states-2011: 50 states and the District of Columbia."""

from pathlib import Path

import states_notes
from tables import (
    EMPLOYMENT_COLUMNS,
    INDICATOR_COLUMNS,
    REGION_COLUMNS,
    SOURCE_COLUMNS,
    own,
    read,
    source_rows,
    write,
    write_catalogue,
    write_dataset,
    write_words,
)

NAME = "us-states-2011"
YEARS = ["2003", "2007", "2011"]
UNITS = {
    "KM": "km",
    "US_CENT_KWH": "US cent/kWh",
    "USD_PER_EMPLOYEE": "USD per employee",
    "PC": "%",
    "PERSONS": "persons",
    "PC_25PLUS": "% of population 25+",
    "THOUSAND_USD": "thousand USD",
    "USD": "USD",
    "PER_KM2": "persons/km2",
    "PC_LF": "% of labour force",
    "PER_100K": "per 100 000 inhabitants",
}
LEFT_OUT = {"land_area", "market_potential", "corporate_tax_rate_top"}
# Three-digit groups that hold one sector's whole employment and have no row of their own in the source.
PARENTS = {"221": "22", "541": "54", "611": "61"}


def compile_into(folder, raw):
    """Writes every file of the dataset and returns what the checks need."""
    raw = Path(raw)
    table = raw / NAME
    regions = [
        {
            "region": row["code"],
            "name": row["name"],
            "country": row["country"],
            "lat": row["lat"],
            "lon": row["lon"],
            "area_km2": row["area_km2"],
        }
        for row in read(table / "regions.csv")
    ]
    regions.sort(key=lambda row: row["region"])
    write(folder, "regions.csv", REGION_COLUMNS, regions)

    raw_indicators = read(table / "indicators.csv")
    indicators = indicator_rows(raw_indicators)
    write(folder, "indicators.csv", INDICATOR_COLUMNS, indicators)
    units = {row["indicator"]: row["unit"] for row in indicators}
    write_catalogue(folder, own("tables/catalogue_us.csv"), units)

    raw_industries = read(table / "industries.csv")
    industries = industry_rows(raw_industries)
    write(folder, "industries.csv", ["industry", "title", "parent"], industries)
    codes = {row["industry"] for row in industries}
    words = write_words(folder, "words/naics.csv", codes)

    raw_employment = read(table / "employment.csv")
    employment = employment_rows(raw_employment, regions, raw_industries)
    write(folder, "employment.csv", EMPLOYMENT_COLUMNS, employment)
    used = {row["source"] for row in indicators} | {"S_CBP", "S_NE"}
    write(folder, "sources.csv", SOURCE_COLUMNS, source_rows(raw, used, own_sources()))
    result = {
        "regions": regions,
        "indicators": indicators,
        "employment": employment,
        "words": words,
        "industries": industries,
        "units": units,
        "tax_differences": tax_differences(raw_indicators),
    }
    (Path(folder) / "NOTES.md").write_bytes(states_notes.text(result).encode("utf-8"))
    write_dataset(folder, head())
    return result


def indicator_rows(rows):
    kept = []
    for row in rows:
        if row["indicator"] not in LEFT_OUT:
            grade = "estimated" if row["source"] == "S_NE" else "official"
            kept.append(
                {
                    "region": row["region"],
                    "indicator": row["indicator"],
                    "year": row["year"],
                    "value": row["value"],
                    "unit": UNITS[row["unit"]],
                    "source": row["source"],
                    "grade": grade,
                }
            )
    for row in own("tables/state_tax_2025.csv"):
        if row["rate"] != "":
            kept.append(
                {
                    "region": row["region"],
                    "indicator": "corporate_tax_rate_top",
                    "year": "2025",
                    "value": row["rate"],
                    "unit": "%",
                    "source": "LAW_" + row["region"],
                    "grade": "official",
                }
            )
    return sorted(kept, key=lambda row: (row["indicator"], row["region"], row["year"]))


def industry_rows(rows):
    """NAICS 2007 under the root '00'; '31', '44' and '48' stand for 31-33, 44-45 and 48-49."""
    kept = []
    for row in rows:
        parent = "" if row["code"] == "00" else row["parent"] or "00"
        kept.append(
            {
                "industry": row["code"],
                "title": row["title"].replace("authorities- ", "authorities - "),
                "parent": PARENTS.get(parent, parent),
            }
        )
    return sorted(kept, key=lambda row: row["industry"])


def employment_rows(rows, regions, industries):
    """Rows of the source; a withheld figure is blank.

    Four-digit industries of 2003 and 2007 are blank throughout: the raw table has them for 2011 only.
    Elsewhere an absent row means that the source lists no establishment: zero.
    """
    kept = [
        (row["region"], row["industry"], row["year"], row["employment"], "S_CBP", "official") for row in rows
    ]
    kept += [
        (region["region"], industry["code"], year, "", "S_CBP", "official")
        for region in regions
        for industry in industries
        if industry["level"] == "4"
        for year in ("2003", "2007")
    ]
    return sorted(kept)


def tax_differences(rows):
    table = {row["region"]: row["value"] for row in rows if row["indicator"] == "corporate_tax_rate_top"}
    return [
        (row["region"], row["rate"] or "missing", table[row["region"]], row["note"])
        for row in own("tables/state_tax_2025.csv")
        if row["rate"] == "" or float(row["rate"]) != float(table[row["region"]])
    ]


def own_sources():
    names = {row["code"]: row["name"] for row in own("tables/state_names.csv")}
    rows = [
        {
            "source": "LAW_" + row["region"],
            "title": row["law"],
            "publisher": names[row["region"]],
            "licence": "fact of law",
            "year": "2025",
            "retrieved": "",
            "note": row["note"],
        }
        for row in own("tables/state_tax_2025.csv")
        if row["rate"] != ""
    ]
    rows.append(
        {
            "source": "DERIVED",
            "title": "Computed from the other sources of this list",
            "publisher": "this project",
            "licence": "CC0 1.0",
            "year": "2010",
            "retrieved": "",
            "note": "population_density = population of 2010 / land area",
        }
    )
    rows.append(
        {
            "source": "S_OI",
            "title": "State statistics (Census 2010, FBI)",
            "publisher": "US Census Bureau and FBI",
            "licence": "US government work, public domain",
            "year": "2010",
            "retrieved": "cran/usdata:data/state_stats.rda",
            "note": "single facts of US government origin; no table of the package is copied",
        }
    )
    return rows


def head():
    free = "US government work, public domain"
    return {
        "name": NAME,
        "title": "United States: 50 states and the District of Columbia, base year 2011",
        "years": YEARS,
        "default_year": "2011",
        "classification": "NAICS 2007",
        "reference": (
            "The 51 states together: the sum over the states whose figure of the industry is known, with the "
            "root 00 as the whole"
        ),
        "licences": [
            {
                "source": "US Census Bureau",
                "licence": free,
                "notice": "County Business Patterns 2003, 2007, 2011",
            },
            {"source": "US Bureau of Economic Analysis", "licence": free, "notice": "CAINC1"},
            {
                "source": "US Bureau of Labor Statistics",
                "licence": free,
                "notice": "Local Area Unemployment Statistics",
            },
            {"source": "US Energy Information Administration", "licence": free, "notice": "EIA-861"},
            {
                "source": "US Department of Agriculture",
                "licence": free,
                "notice": "American Community Survey figures",
            },
            {"source": "Natural Earth", "licence": "public domain", "notice": "Made with Natural Earth"},
            {
                "source": "Laws of the states",
                "licence": "fact of law",
                "notice": "The statute beside each figure in sources.csv",
            },
        ],
        "limits": states_notes.LIMITS,
        "notes": states_notes.NOTES,
    }

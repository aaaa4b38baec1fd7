"""Compiles eu-nuts2-2014: 275 NUTS 2 regions of EU28 and Norway."""

from pathlib import Path

import europe_notes
from europe_employment import Cells, YEARS, employment_rows
from tables import (
    EMPLOYMENT_COLUMNS,
    INDICATOR_COLUMNS,
    REGION_COLUMNS,
    SOURCE_COLUMNS,
    own,
    read,
    six,
    source_rows,
    write,
    write_catalogue,
    write_dataset,
    write_words,
)

NAME = "eu-nuts2-2014"
# The raw table's unit codes in the words of the catalogue.
UNITS = {
    "KM": "km",
    "COUNT": "count",
    "SCORE_1_5": "on a scale of 1 to 5",
    "EUR_KWH": "EUR/kWh",
    "PC": "%",
    "PC_GDP": "% of GDP",
    "EUR_PER_PERSON_EMPLOYED": "EUR per person employed",
    "MIO_EUR": "million EUR",
    "EUR_HAB": "EUR per inhabitant",
    "PPS_HAB": "PPS per inhabitant",
    "YEARS": "years",
    "PERSONS": "persons",
    "PER_KM2": "persons/km2",
    "PC_ACT_25_64": "% of active population 25-64",
    "PC_ACT": "% of active population",
    "WGI_EST": "on a scale of about -2.5 to 2.5",
    "FLAG": "",
    "PER_MIO_HAB": "per million inhabitants",
}
LEFT_OUT = {"broadband_households", "market_potential", "rci"}
MERGED = {"HU10", "IE0", "LT00", "PL12"}  # unions of regions: rates are weighted means of their parts
# Later regions stand in for these two and do not match them: product per head and over population differ.
APPROXIMATE = {"UKM2", "UKM3"}
LATER_REGIONS = {
    "population",
    "population_density",
    "unemployment_rate",
    "disposable_income_per_capita",
    "life_expectancy",
}


def compile_into(folder, raw):
    """Writes every file of the dataset and returns what the checks need."""
    raw = Path(raw)
    table = raw / NAME
    regions = region_rows(read(table / "regions.csv"))
    write(folder, "regions.csv", REGION_COLUMNS, regions)

    indicators = indicator_rows(read(table / "indicators.csv"))
    write(folder, "indicators.csv", INDICATOR_COLUMNS, indicators)
    units = {row["indicator"]: row["unit"] for row in indicators}
    write_catalogue(folder, own("tables/catalogue_eu.csv"), units)

    titles = own("tables/nace_titles.csv")
    listed = {row["code"] for row in read(table / "industries.csv")}
    industries = [row for row in titles if row["industry"] in listed or row["parent"] == ""]
    write(folder, "industries.csv", ["industry", "title", "parent"], industries)
    codes = {row["industry"] for row in industries}
    words = write_words(folder, "words/nace.csv", codes)

    corrections = [row for row in own("tables/employment_corrections.csv") if row["dataset"] == NAME]
    cells = Cells(
        read(table / "employment.csv"), read(table / "employment_sections_lfs.csv"), regions, corrections
    )
    employment, roots, used = employment_rows(cells, codes)
    write(folder, "employment.csv", EMPLOYMENT_COLUMNS, employment)

    sources = source_rows(raw, used_sources(indicators), own_sources())
    write(folder, "sources.csv", SOURCE_COLUMNS, sources)
    result = {
        "regions": regions,
        "indicators": indicators,
        "employment": employment,
        "roots": roots,
        "used": used,
        "cells": cells,
        "words": words,
        "industries": industries,
        "units": units,
        "tax_differences": tax_differences(read(table / "indicators.csv")),
    }
    notes = europe_notes.text(result)
    (Path(folder) / "NOTES.md").write_bytes(notes.encode("utf-8"))
    write_dataset(folder, head())
    return result


def region_rows(rows):
    """The regions of level 2; country rows are no candidates."""
    kept = []
    for row in rows:
        if row["level"] == "2":
            name = row["name"].replace("/ ", "/").replace("Ireland (IE01+IE02)", "Ireland")
            kept.append(
                {
                    "region": row["code"],
                    "name": name,
                    "country": row["country"],
                    "lat": row["lat"],
                    "lon": row["lon"],
                    "area_km2": row["area_km2"],
                }
            )
    return sorted(kept, key=lambda row: row["region"])


def indicator_rows(rows):
    """The indicators of the catalogue with grades, the tax table and the labour cost share."""
    kept, wages, productivity = [], {}, {}
    for row in rows:
        if row["indicator"] in LEFT_OUT or row["indicator"] == "corporate_tax_rate":
            continue
        kept.append(
            {
                "region": row["region"],
                "indicator": row["indicator"],
                "year": row["year"],
                "value": row["value"],
                "unit": UNITS[row["unit"]],
                "source": row["source"],
                "grade": grade(row),
            }
        )
        if row["indicator"] == "wage_manufacturing":
            wages[row["region"]] = float(row["value"])
        elif row["indicator"] == "labour_productivity":
            productivity[row["region"]] = float(row["value"])
    for region, wage in wages.items():
        kept.append(
            {
                "region": region,
                "indicator": "labour_cost_share",
                "year": "2014",
                "value": six(100 * wage / productivity[region]),
                "unit": "% of GDP per person employed",
                "source": "DERIVED",
                "grade": "official",
            }
        )
    for row in own("tables/corporate_tax_2014.csv"):
        kept.append(
            {
                "region": row["country"],
                "indicator": "corporate_tax_rate",
                "year": "2014",
                "value": row["rate"],
                "unit": "%",
                "source": "LAW_" + row["country"],
                "grade": "official",
            }
        )
    return sorted(kept, key=lambda row: (row["indicator"], row["region"], row["year"]))


def grade(row):
    """`estimated` for distances, rates of merged regions, regions that do not match, and flags e and u."""
    if row["source"] == "S_NE" or "e" in row["flag"] or "u" in row["flag"]:
        return "estimated"
    if row["region"] in APPROXIMATE and row["indicator"] in LATER_REGIONS:
        return "estimated"
    if "d" in row["flag"] and row["region"] in MERGED:
        return "estimated"
    return "official"


def tax_differences(rows):
    """Where our reading of the law differs from the raw table by more than its rounding."""
    table = {row["region"]: row["value"] for row in rows if row["indicator"] == "corporate_tax_rate"}
    return [
        (row["country"], row["rate"], table[row["country"]], row["note"])
        for row in own("tables/corporate_tax_2014.csv")
        if float(row["rate"]) != float(table[row["country"]])
    ]


def used_sources(indicators):
    return {row["source"] for row in indicators} | {"S_SBS", "S_LFS", "S_GEO", "DERIVED"}


def own_sources():
    rows = [
        {
            "source": "LAW_" + row["country"],
            "title": row["law"],
            "publisher": row["publisher"],
            "licence": "fact of law",
            "year": "2014",
            "retrieved": "",
            "note": row["note"],
        }
        for row in own("tables/corporate_tax_2014.csv")
    ]
    rows.append(
        {
            "source": "S_LEGAL",
            "title": "EU and euro-area membership in 2014",
            "publisher": "Treaties of accession and decisions of the Council on the adoption of the euro",
            "licence": "fact of law",
            "year": "2014",
            "retrieved": "",
            "note": "Croatia joined the EU in 2013; Latvia has the euro since 2014, Lithuania since 2015",
        }
    )
    rows.append(
        {
            "source": "DERIVED",
            "title": "Computed from the other sources of this list",
            "publisher": "this project",
            "licence": "CC0 1.0",
            "year": "2010-2014",
            "retrieved": "",
            "note": (
                "labour_productivity = gdp / employment; labour_cost_share = wage_manufacturing / "
                "labour_productivity x 100; population_density = population / area; root B-N_S95 = sum of "
                "the sections"
            ),
        }
    )
    return rows


def head():
    eurostat = "reuse allowed with acknowledgement (Commission Decision 2011/833/EU)"
    return {
        "name": NAME,
        "title": "Europe: 275 NUTS 2 regions of EU28 and Norway, base year 2014",
        "years": YEARS,
        "default_year": "2014",
        "classification": "NACE Rev. 2",
        "reference": (
            "The 275 regions together: the sum over the regions whose figure of the industry and whose root "
            "B-N_S95 are both known"
        ),
        "licences": [
            {
                "source": "Eurostat",
                "licence": eurostat,
                "notice": "Source: Eurostat; figures selected, joined and partly computed by this project",
            },
            {
                "source": "Eurostat GISCO",
                "licence": "GISCO terms for administrative boundaries",
                "notice": (
                    "© EuroGeographics for the administrative boundaries (centroids and areas only; no"
                    " boundary is passed on)"
                ),
            },
            {
                "source": "World Bank",
                "licence": "CC BY 4.0",
                "notice": (
                    "The World Bank: Worldwide Governance "
                    "Indicators, Logistics Performance Index, World Development Indicators"
                ),
            },
            {"source": "Natural Earth", "licence": "public domain", "notice": "Made with Natural Earth"},
            {
                "source": "Laws of the 29 states",
                "licence": "fact of law",
                "notice": "Tax rates and memberships, the statute beside each figure in sources.csv",
            },
        ],
        "limits": europe_notes.LIMITS,
        "notes": europe_notes.NOTES,
    }

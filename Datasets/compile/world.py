"""Compiles world-2018: 192 countries, with announced greenfield projects as outcomes."""

from pathlib import Path

import world_notes
from tables import (
    INDICATOR_COLUMNS,
    OUTCOME_COLUMNS,
    REGION_COLUMNS,
    SOURCE_COLUMNS,
    own,
    read,
    source_rows,
    write,
    write_catalogue,
    write_dataset,
)

NAME = "world-2018"
RAW = "countries"
YEARS = [str(year) for year in range(2003, 2019)]
UNITS = {
    "PC_POP": "% of population",
    "PER_100": "per 100 people",
    "WGI_EST": "on a scale of about -2.5 to 2.5",
    "PC_GDP": "% of GDP",
    "PC": "%",
    "CURRENT_USD": "current USD",
    "CURRENT_INTL_USD": "current international USD",
    "PER_100K": "per 100 000 inhabitants",
    "PC_EMP": "% of employment",
    "SCORE_1_5": "on a scale of 1 to 5",
    "PERSONS": "persons",
    "PC_LF": "% of labour force",
    "INDEX": "index",
    "SHARE": "share",
    "US2017=1": "US price level of 2017 = 1",
}
OWN_UNITS = {"tertiary_enrolment_gross": "% of age group"}
LEFT_OUT = {
    "corporate_tax_rate",  # a table without an open licence
    "ease_of_doing_business_score",  # holds ranks, not scores, of a series that its publisher has withdrawn
    "employment_ratio",  # no share of people at work: the figures fit employers, in per cent of employment
    "land_area",
    "market_potential",
    "real_gdp_expenditure",  # the program computes them, or they stand there twice
}
UNBELIEVABLE = {("SOM", "tax_revenue")}  # 0.00016 % of GDP cannot be right
WITHOUT_SEA = {"MNE": "0", "SSD": "1"}  # younger than the source's list
# The source's areas are those before the split; the part that left stands in the same table.
SPLIT = {"SDN": "SSD", "SRB": "MNE"}


def compile_into(folder, raw):
    """Writes every file of the dataset and returns what the checks need."""
    raw = Path(raw)
    table = raw / RAW
    raw_regions = read(table / "regions.csv")
    regions = region_rows(raw_regions)
    write(folder, "regions.csv", REGION_COLUMNS, regions)
    indicators = indicator_rows(read(table / "indicators.csv"), raw_regions)
    write(folder, "indicators.csv", INDICATOR_COLUMNS, indicators)
    units = {row["indicator"]: row["unit"] for row in indicators}
    write_catalogue(folder, own("tables/catalogue_world.csv"), units)
    raw_outcomes = read(table / "greenfield_fdi.csv")
    outcomes = outcome_rows(raw_outcomes, regions)
    write(folder, "outcomes.csv", OUTCOME_COLUMNS, outcomes)
    used = {row["source"] for row in indicators} | {"S_GREEN", "S_CEPII", "S_NE"}
    write(folder, "sources.csv", SOURCE_COLUMNS, source_rows(raw, used, own_sources()))
    result = {
        "regions": regions,
        "indicators": indicators,
        "outcomes": outcomes,
        "raw_outcomes": raw_outcomes,
        "units": units,
    }
    (Path(folder) / "NOTES.md").write_bytes(world_notes.text(result).encode("utf-8"))
    write_dataset(folder, head())
    return result


def region_rows(rows):
    short = {row["region"]: row["name"] for row in own("tables/country_names.csv")}
    areas = {row["code"]: row["area_km2"] for row in rows}
    kept = []
    for row in rows:
        name = short.get(row["code"], row["name"].replace(" (the)", ""))
        area = areas[row["code"]]
        if row["code"] in SPLIT:
            area = str(int(area) - int(areas[SPLIT[row["code"]]]))
        kept.append(
            {
                "region": row["code"],
                "name": name,
                "country": row["code"],
                "lat": row["lat"],
                "lon": row["lon"],
                "area_km2": area,
            }
        )
    return sorted(kept, key=lambda row: row["region"])


def indicator_rows(rows, regions):
    """Grade `estimated` where the raw table marks a figure as 2018 or the nearest year (`~`)."""
    kept = []
    for row in rows:
        if row["indicator"] in LEFT_OUT or (row["region"], row["indicator"]) in UNBELIEVABLE:
            continue
        kept.append(
            {
                "region": row["region"],
                "indicator": row["indicator"],
                "year": row["year"],
                "value": row["value"],
                "unit": OWN_UNITS.get(row["indicator"]) or UNITS[row["unit"]],
                "source": row["source"],
                "grade": "estimated" if "~" in row["flag"] else "official",
            }
        )
    for row in regions:
        known = row["landlocked"] != ""
        kept.append(
            {
                "region": row["code"],
                "indicator": "landlocked",
                "year": "2018",
                "value": row["landlocked"] if known else WITHOUT_SEA[row["code"]],
                "unit": "",
                "source": "S_CEPII" if known else "DERIVED",
                "grade": "official",
            }
        )
    return sorted(kept, key=lambda row: (row["indicator"], row["region"], row["year"]))


def outcome_rows(rows, regions):
    """Announced greenfield investment by destination, 2003 to 2018; zeros stand in the source.

    In 2019 the table has one figure for 200 economies: the year is left out, for a blank there is no zero.
    Countries that the source does not list at all are withheld.
    """
    codes = [row["region"] for row in regions]
    listed = {row["country"] for row in rows}
    kept = []
    for row in rows:
        if row["country"] in codes and row["year"] in YEARS:
            assert row["announced_greenfield_musd"] != "", row
            kept.append(
                (row["country"], "", "", row["year"], row["announced_greenfield_musd"], "million USD", "0")
            )
    kept += [
        (code, "", "", year, "", "million USD", "1") for code in codes if code not in listed for year in YEARS
    ]
    return sorted(kept)


def own_sources():
    """Rows that replace or complete the raw list of sources; what is not confirmed is said so."""
    return [
        {
            "source": "S_PWT",
            "title": "Penn World Table 10.01",
            "publisher": "GGDC, University of Groningen",
            "licence": "CC BY 4.0",
            "year": "2018",
            "retrieved": "cran/pwt10:data/pwt10.01.rda",
            "note": (
                "Feenstra, Inklaar and Timmer (2015), American Economic Review 105(10), 3150-3182; the R"
                " package that carries the table names its licence CC BY"
            ),
        },
        {
            "source": "S_GREEN",
            "title": (
                "Announced greenfield FDI projects, value by destination (World Investment Report, annex"
                " table)"
            ),
            "publisher": "UNCTAD (underlying data: fDi Markets, Financial Times)",
            "licence": "World Investment Report: CC BY 3.0 IGO; not confirmed for the annex table",
            "year": "2003-2018",
            "retrieved": "dfshapir/fdi_paper:raw-data/greenfield.xlsx",
            "note": (
                "million USD, estimated investment of announced projects; 2019 holds one figure for 200"
                " economies and is left out"
            ),
        },
        {
            "source": "S_CEPII",
            "title": "GeoDist geo_cepii (main city position, area, landlocked)",
            "publisher": "CEPII",
            "licence": "Etalab Open Licence 2.0; not confirmed at the publisher's site",
            "year": "2011",
            "retrieved": "cran/cepiigeodist:data/geo_cepii.rda",
            "note": "Mayer and Zignago (2011), CEPII Working Paper 2011-25",
        },
        {
            "source": "DERIVED",
            "title": "Computed from the other sources of this list",
            "publisher": "this project",
            "licence": "CC0 1.0",
            "year": "2018",
            "retrieved": "",
            "note": (
                "coast of Montenegro and South Sudan from the map; areas of Sudan and Serbia less South Sudan"
                " and Montenegro"
            ),
        },
    ]


def head():
    return {
        "name": NAME,
        "title": "World: 192 countries, base year 2018",
        "years": YEARS,
        "default_year": "2018",
        "classification": "none",
        "reference": "No employment by industry is in this dataset, so no location quotient can be computed",
        "licences": [
            {
                "source": "World Bank",
                "licence": "CC BY 4.0",
                "notice": (
                    "The World Bank: World Development Indicators (as compiled by the QoG Institute,"
                    " University of Gothenburg: Teorell et al., The Quality of Government Standard Dataset,"
                    " version Jan22), Worldwide Governance Indicators, Logistics Performance Index"
                ),
            },
            {
                "source": "University of Groningen",
                "licence": "CC BY 4.0",
                "notice": "Penn World Table 10.01: Feenstra, Inklaar and Timmer (2015)",
            },
            {
                "source": "CEPII",
                "licence": "Etalab Open Licence 2.0 (not confirmed)",
                "notice": "GeoDist: Mayer and Zignago (2011)",
            },
            {
                "source": "UNCTAD",
                "licence": "CC BY 3.0 IGO (not confirmed for the annex table)",
                "notice": (
                    "United Nations Conference on Trade and "
                    "Development, World Investment Report; underlying data: fDi Markets, Financial Times"
                ),
            },
            {"source": "Natural Earth", "licence": "public domain", "notice": "Made with Natural Earth"},
        ],
        "limits": world_notes.LIMITS,
        "notes": world_notes.NOTES,
    }

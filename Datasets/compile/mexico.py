"""Compiles mexico-states: 32 states, foreign direct investment by state, industry and year, census employment."""

from collections import defaultdict
from pathlib import Path

import mexico_notes
from tables import (
    EMPLOYMENT_COLUMNS,
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

NAME = "mexico-states"
RAW = "mexico"
YEARS = ["2003", "2008", "2013", "2018"]  # the year before each economic census
SECTORS = {"31": "31-33", "32": "31-33", "33": "31-33", "48": "48-49", "49": "48-49"}
# In these sectors the codes of four digits mean what they mean in NAICS; elsewhere the source's title stands.
SHARED = ("11", "21", "31", "32", "33", "48", "49")
UNIT = "million USD"
SCOTLAND = "Escocia"  # stands in the source beside the United Kingdom, always withheld


def compile_into(folder, raw):
    """Writes every file of the dataset and returns what the checks need."""
    raw = Path(raw)
    table = raw / RAW
    ids = {row["id"]: row["region"] for row in own("tables/mexico_states.csv")}
    raw_regions = read(table / "regions.csv")
    regions = [
        {
            "region": ids[row["region_id"]],
            "name": row["region"],
            "country": "MX",
            "lat": row["lat"],
            "lon": row["lon"],
            "area_km2": row["area_km2"],
        }
        for row in raw_regions
    ]
    regions.sort(key=lambda row: row["region"])
    write(folder, "regions.csv", REGION_COLUMNS, regions)
    indicators = indicator_rows(read(table / "covariates.csv"), raw_regions, ids)
    write(folder, "indicators.csv", INDICATOR_COLUMNS, indicators)
    units = {row["indicator"]: row["unit"] for row in indicators}
    write_catalogue(folder, own("tables/catalogue_mexico.csv"), units)
    clusters = read(table / "clusters.csv")
    industries = industry_rows(read(table / "industries.csv"), clusters)
    write(folder, "industries.csv", ["industry", "title", "parent"], industries)
    words = word_rows({row["industry"] for row in industries})
    write(folder, "industry_words.csv", ["industry", "word"], words)
    employment = employment_rows(clusters, ids)
    write(folder, "employment.csv", EMPLOYMENT_COLUMNS, employment)
    outcomes = outcome_rows(table, ids)
    write(folder, "outcomes.csv", OUTCOME_COLUMNS, outcomes)
    used = {row["source"] for row in indicators} | {"S_CE", "S_IED"}
    write(folder, "sources.csv", SOURCE_COLUMNS, source_rows(raw, used, own_sources()))
    result = {
        "regions": regions,
        "indicators": indicators,
        "industries": industries,
        "employment": employment,
        "outcomes": outcomes,
        "units": units,
        "words": words,
        "totals": read(table / "check_totals.csv"),
    }
    (Path(folder) / "NOTES.md").write_bytes(mexico_notes.text(result).encode("utf-8"))
    write_dataset(folder, head())
    return result


def indicator_rows(covariates, regions, ids):
    kept = []

    def add(region, indicator, year, value, unit, source, grade="official"):
        if value != "":
            kept.append(
                {
                    "region": ids[region],
                    "indicator": indicator,
                    "year": year,
                    "value": value.removesuffix(".0"),
                    "unit": unit,
                    "source": source,
                    "grade": grade,
                }
            )

    for row in covariates:
        counted = "official" if row["population_census"] == "1" else "estimated"
        add(row["region_id"], "population", row["year"], row["population"], "persons", "S_CPV", counted)
        add(row["region_id"], "gdp", row["year"], row["gdp_mxn2013_m"], "million MXN of 2013", "S_PIBE")
        add(row["region_id"], "wage", row["year"], row["wage_month_mxn"], "MXN per month", "S_ENOE")
        add(row["region_id"], "schooling", row["year"], row["schooling_years"], "years", "S_EDU")
    for row in regions:
        region = row["region_id"]
        add(region, "border_distance", "2018", row["km_us_crossing"], "km", "DERIVED", "estimated")
        add(region, "port_distance", "2018", row["km_port"], "km", "DERIVED", "estimated")
        add(region, "wage_manufacturing", "2003", row["mfg_pay2003_kmxn"], "thousand MXN per employee", "S_CE")
    return sorted(kept, key=lambda row: (row["indicator"], row["region"], row["year"]))


def sector(code):
    return SECTORS.get(code[:2], code[:2])


def parent(code):
    if code == "00":
        return ""
    if len(code) == 2 or "-" in code:
        return "00"
    return code[:3] if len(code) == 4 else sector(code)


def industry_rows(listed, clusters):
    """SCIAN under the root '00': sectors, 3 digits, 4 digits."""
    titles = {row["industry"]: row["name_es"] for row in listed}
    american = {
        row["industry"]: row["title"]
        for row in read(Path(__file__).resolve().parent.parent / "us-states-2011" / "industries.csv")
    }
    ours = {row["industry"]: row["title"] for row in own("tables/scian_titles.csv")}
    codes = {"00"} | set(titles) | {row["industry"] for row in clusters}
    codes |= {parent(code) for code in codes if code != "00"}

    def title(code):
        if code in ours:
            return ours[code]
        if code.startswith(SHARED) and code in american:
            return american[code]
        if code in titles:
            return titles[code]
        return american[code]

    return [{"industry": code, "title": title(code), "parent": parent(code)} for code in sorted(codes)]


def word_rows(codes):
    """The everyday words of the codes that mean the same in NAICS."""
    rows = set()
    for row in own("words/naics.csv"):
        code = {"31": "31-33", "48": "48-49"}.get(row["industry"], row["industry"])
        if code in codes and (code == "00" or code.startswith(SHARED)):
            rows |= {(code, word) for word in row["words"].split(";")}
    return sorted(rows)


def employment_rows(clusters, ids):
    """Persons at 4 digits and their sums; where few units hide a figure it is filled in and graded so.

    A parent is the sum of its 4-digit industries, and estimated when one of them is.
    """
    persons = defaultdict(int)
    filled = set()
    for row in clusters:
        code = row["industry"]
        for at in (code, code[:3], sector(code), "00"):
            key = (ids[row["region_id"]], at, row["ref_year"])
            persons[key] += int(row["employment_filled"])
            if row["employment"] != row["employment_filled"]:
                filled.add(key)
    return sorted(
        (*key, str(count), "S_CE", "estimated" if key in filled else "official") for key, count in persons.items()
    )


def outcome_rows(table, ids):
    """Flows by industry, by origin, and the state's total; a withheld value is blank."""
    origins = {row["name"]: row["origin"] for row in own("tables/mexico_origins.csv")}
    rows = {}

    def add(region, industry, origin, year, value, withheld):
        key = (ids[region], industry, origin, year)
        assert key not in rows, key
        rows[key] = ("" if withheld == "1" else value, UNIT, withheld)

    for row in read(table / "outcomes.csv"):
        add(row["region_id"], row["industry"], "", row["year"], row["fdi_musd"], row["confidential"])
    by_origin = read(table / "outcomes_by_origin.csv")
    for row in by_origin:
        if row["origin_es"] != SCOTLAND:
            origin = origins[row["origin_es"]]
            add(row["region_id"], "", origin, row["year"], row["fdi_musd"], row["confidential"])
    for row in by_origin:
        key = (ids[row["region_id"]], "", "GBR", row["year"])
        if row["origin_es"] == SCOTLAND and key not in rows:
            add(row["region_id"], "", "GBR", row["year"], row["fdi_musd"], row["confidential"])
    for row in read(table / "outcomes_region_total.csv"):
        add(row["region_id"], "", "", row["year"], row["fdi_musd"], "0")
    return sorted((*key, *rest) for key, rest in rows.items())


def own_sources():
    inegi = "INEGI Términos de Libre Uso de la Información (attribution); full text not seen"
    return [
        {
            "source": "S_IED",
            "title": "Inversión Extranjera Directa: flujos por entidad federativa, actividad económica y país de origen",
            "publisher": "Secretaría de Economía (DGIE)",
            "licence": "Libre Uso MX (attribution); general terms read, the dataset's page not seen",
            "year": "2006-2024",
            "retrieved": "AdnachielBismarck/IED:data/processed/proc_2",
            "note": (
                "edition of the second quarter of 2025; quarters are cumulative within the year and the fourth"
                " is the year; absent rows are zero, withheld ones are not"
            ),
        },
        {
            "source": "S_CE",
            "title": "Censos Económicos 2004, 2009, 2014, 2019: units and persons employed by state and activity",
            "publisher": "INEGI",
            "licence": inegi,
            "year": "2003-2018",
            "retrieved": "MateoTRC/EcomplexityMX:Edo_POT, Edo_UE; LeoPerVic/CoeficientesEstatales:SAIC2003.xlsx",
            "note": "the year is the one before the census; foreign plants are counted too",
        },
        {
            "source": "S_PIBE",
            "title": "Producto Interno Bruto por Entidad Federativa, prices of 2013",
            "publisher": "INEGI",
            "licence": inegi,
            "year": "2003-2021",
            "retrieved": "MateoTRC/EcomplexityMX:Socioeconomics/PIBE_2.csv",
            "note": "",
        },
        {
            "source": "S_CPV",
            "title": "Censos y Conteos de Población 2005, 2010, 2020",
            "publisher": "INEGI",
            "licence": inegi,
            "year": "2005-2020",
            "retrieved": "MateoTRC/EcomplexityMX:Socioeconomics/Poblacion_01.xlsx",
            "note": "other years are interpolated in logarithms and graded estimated",
        },
        {
            "source": "S_ENOE",
            "title": "Encuesta Nacional de Ocupación y Empleo: mean monthly wage",
            "publisher": "INEGI, through Data México",
            "licence": inegi,
            "year": "2010-2024",
            "retrieved": "Equipo-seguridad-y-desarrollo/seguridadDesarrollo:data/raw/salario_raw.csv",
            "note": "mean of the quarters with the workforce as weight",
        },
        {
            "source": "S_EDU",
            "title": "Grado promedio de escolaridad",
            "publisher": "INEGI",
            "licence": inegi,
            "year": "2005-2020",
            "retrieved": "Equipo-seguridad-y-desarrollo/seguridadDesarrollo:data/interim",
            "note": "",
        },
        {
            "source": "DERIVED",
            "title": "Computed from the other sources of this list",
            "publisher": "this project",
            "licence": "CC0 1.0",
            "year": "2018",
            "retrieved": "",
            "note": "great-circle distances from the state's capital; positions and areas entered by hand",
        },
    ]


def head():
    return {
        "name": NAME,
        "title": "Mexico: 32 states, foreign direct investment 2006-2024",
        "years": YEARS,
        "default_year": "2018",
        "classification": "SCIAN (NAICS of Mexico)",
        "reference": "The 32 states together: the sum over the states, with the root 00 as the whole",
        "outcome_industries": "31-33",
        "licences": [
            {
                "source": "Secretaría de Economía",
                "licence": "Libre Uso MX",
                "notice": "Secretaría de Economía, Inversión Extranjera Directa, edition of the second quarter of 2025",
            },
            {
                "source": "INEGI",
                "licence": "Libre Uso de la Información",
                "notice": (
                    "INEGI: Censos Económicos, PIB por Entidad Federativa, Censos de Población, Encuesta"
                    " Nacional de Ocupación y Empleo"
                ),
            },
        ],
        "limits": mexico_notes.LIMITS,
        "notes": mexico_notes.NOTES,
    }

"""What the Mexican dataset says about itself: limits, notes, and NOTES.md with its figures."""

from tables import HERE, markdown_table

LIMITS = [
    (
        "The pull of clusters on these flows is a gradient, not a proved cause: employment of five years later"
        " predicts a year's investment better than employment of before."
    ),
    "Flows are reinvested profits and loans inside groups for the most part, and can be negative.",
    (
        "New equity is known by state only, not by industry: what a newcomer chose cannot be told from what a"
        " plant that stands there ploughed back."
    ),
    "Two outcomes in five of those listed at four digits are withheld: there was activity, its value is not published.",
    "A state is large: distances are measured from its capital, and wages are means over city and country.",
    "Employment counts foreign plants too.",
    "Tax, land, energy and stability by state are not in the dataset: those families stand empty.",
    "Information (sector 51) has other codes in the outcomes (SCIAN 2023) than in the censuses before.",
]
NOTES = [
    (
        "Years of employment.csv are those that the censuses of 2004, 2009, 2014 and 2019 describe: use each"
        " for later years only."
    ),
    (
        "Employment hidden where a cell has few units is filled with the units of the cell times the mean size"
        " of a unit of its industry in that census, and graded estimated; so are the sums that hold such a cell."
    ),
    (
        "Outcomes overlap: sectors, 3 digits and 4 digits hold the same money; rows with an origin and no"
        " industry are all industries, rows with neither are the state's total."
    ),
    "A quarter of the source is the sum since January; the fourth is the year. 2025 is half a year and left out.",
    "Origins are ISO 3166 alpha-3 codes; 'other' is the source's rest.",
    (
        "Titles of manufacturing, transport, mining and agriculture are those of NAICS, which they share;"
        " elsewhere the source's own."
    ),
]


def text(result):
    """NOTES.md: the written part with the figures of this compilation put in."""
    names = {row["region"]: row["name"] for row in result["regions"]}
    industries = {row["industry"]: row["title"] for row in result["industries"]}
    sectors = {code for code in industries if len(code) == 2 or "-" in code} - {"00"}
    years = sorted({row[3] for row in result["outcomes"]})
    totals = []
    for year in years:
        rows = [row for row in result["outcomes"] if row[3] == year]
        whole = sum(float(row[4]) for row in rows if row[1] == "" and row[2] == "")
        known = {}
        for length in (3, 4):
            cells = [row for row in rows if len(row[1]) == length and row[1] not in sectors]
            known[length] = sum(float(row[4]) for row in cells if row[6] == "0")
            if length == 4:
                share = sum(1 for row in cells if row[6] == "1") / len(cells)
        totals.append(
            (year, f"{whole:.0f}", f"{known[3]:.0f}", f"{known[4]:.0f}", f"{100 * share:.0f} %")
        )
    manufacturing = {}
    for row in result["outcomes"]:
        if row[1] == "3363" and row[6] == "0" and row[3] >= "2019":
            manufacturing[row[0]] = manufacturing.get(row[0], 0) + float(row[4])
    best = sorted(((value, region) for region, value in manufacturing.items()), reverse=True)[:6]
    grades = []
    for length in (2, 3, 4):
        cells = [
            row
            for row in result["employment"]
            if row[2] == "2018" and row[1] != "00" and (length == 2) == (row[1] in sectors)
            and (length == 2 or len(row[1]) == length)
        ]
        guessed = sum(1 for row in cells if row[5] == "estimated")
        grades.append((str(length), str(len(cells)), f"{100 * guessed / len(cells):.0f} %"))
    lines = (HERE / "notes" / "mexico-states.md").read_text(encoding="utf-8")
    for key, value in {
        "totals": markdown_table(
            ["year", "states' totals, million USD", "published at 3 digits", "at 4 digits", "withheld cells"],
            totals,
        ),
        "best": markdown_table(
            ["place", "state", "million USD"],
            [(str(place), names[region], f"{value:.0f}") for place, (value, region) in enumerate(best, 1)],
        ),
        "grades": markdown_table(["digits", "cells of 2018", "estimated"], grades),
    }.items():
        lines = lines.replace("{" + key + "}", value)
    return lines

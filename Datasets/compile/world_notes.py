"""What the world dataset says about itself: limits, notes, and NOTES.md with its figures."""

from tables import HERE, markdown_table

LIMITS = [
    "A country is one place: what differs between its regions is not in the dataset.",
    "There is no employment by industry: clusters, location quotients and complete sets cannot be computed.",
    (
        "Greenfield figures are announced investment, estimated by the source, and not money spent; mergers"
        " and acquisitions are outside them."
    ),
    "Outcomes carry no industry and no country of origin.",
    (
        "Statutory corporate tax rates are missing for want of an open licence; tax_revenue says what central"
        " government takes on the whole, not what a new plant would pay."
    ),
    "Figures graded estimated stand for 2018 or for the nearest year with a figure between 2015 and 2020.",
    (
        "Inflow of foreign direct investment contains pass-through capital: Hungary, Luxembourg, the"
        " Netherlands, Cyprus, Malta and Switzerland are outliers by it."
    ),
    "Taiwan and North Korea are missing from most series.",
    "Energy prices, land prices and wages are not in the dataset.",
]
NOTES = [
    "Country codes are ISO 3166 alpha-3.",
    "Positions are those of the main city, not of the centroid.",
    "Logistics scores exist for 2014 and 2016, governance scores for 2008 and 2018.",
    (
        "Outcomes cover 2003 to 2018; zeros are zeros of the source; seven small states that the source does"
        " not list are withheld."
    ),
    "Fifteen economies of the source are no candidates here, Hong Kong and Macao among them.",
    "Population and GDP passed through single precision on their way: six to seven digits are good.",
]


def text(result):
    """NOTES.md: the written part with the figures of this compilation put in."""
    names = {row["region"]: row["name"] for row in result["regions"]}
    totals = {}
    for row in result["raw_outcomes"]:
        year = totals.setdefault(row["year"], [0.0, 0.0, 0])
        amount = float(row["announced_greenfield_musd"] or 0)
        year[0] += amount
        year[1] += amount if row["country"] in names else 0
        year[2] += row["announced_greenfield_musd"] != ""
    rows = [
        (year, f"{whole / 1000:.1f}", f"{part / 1000:.1f}", str(count))
        for year, (whole, part, count) in sorted(totals.items())
    ]
    best = sorted(
        ((float(row[4]), row[0]) for row in result["outcomes"] if row[3] == "2018" and row[4] != ""),
        reverse=True,
    )[:10]
    count = len(names)
    missing = {}
    for row in result["indicators"]:
        missing.setdefault((row["indicator"], row["year"]), set()).add(row["region"])
    gaps = [
        (indicator, year, str(count - len(found)))
        for (indicator, year), found in sorted(missing.items())
        if count - len(found) > 20
    ]
    lines = (HERE / "notes" / "world-2018.md").read_text(encoding="utf-8")
    for key, value in {
        "totals": markdown_table(
            ["year", "all economies, billion USD", "the 192 countries", "figures"], rows
        ),
        "best": markdown_table(
            ["place", "country", "million USD"],
            [(str(place), names[code], f"{amount:.0f}") for place, (amount, code) in enumerate(best, 1)],
        ),
        "gaps": markdown_table(["indicator", "year", "countries missing"], gaps),
    }.items():
        lines = lines.replace("{" + key + "}", value)
    return lines

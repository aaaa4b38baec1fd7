"""What the European dataset says about itself: limits, notes, and NOTES.md with its figures."""

from europe_employment import ROOT, SECTIONS
from tables import HERE, markdown_table

LIMITS = [
    (
        "Regional foreign direct investment by industry is not published: fdi_inflow is one figure for a"
        " whole country."
    ),
    (
        "About one manufacturing figure in eight is withheld by the statistical offices in 2014; a blank is"
        " unknown, never zero."
    ),
    (
        "Wages leave out employers' contributions and are divided by persons employed, the self-employed"
        " among them."
    ),
    (
        "labour_productivity divides what is produced in a region by the people who live there: commuter"
        " cities look more productive than they are, their surroundings less."
    ),
    (
        "Tax, electricity price, logistics, governance, exports and foreign investment are national: they"
        " cannot tell two regions of one country apart."
    ),
    "Agriculture, finance, public administration, education and health are outside the root B-N_S95.",
    (
        "Patents are missing for 53 regions: nearly all of Greece and France, half of Poland, London,"
        " Ireland, Lithuania, Slovenia and others; disposable income is missing for France and Malta."
    ),
    (
        "Distances are straight lines from the centroid of a region to points of 2021; they know no roads and"
        " no timetables."
    ),
    "Ceuta, Melilla and the overseas regions of France are not candidates.",
    (
        "The figures describe 2014: before the United Kingdom left the EU and before the NUTS revisions of"
        " 2016 and 2021."
    ),
    (
        "Motorway and rail density, land prices, regional quality of government and broadband are not in the"
        " dataset."
    ),
]
NOTES = [
    "Years are those of employment.csv; every indicator carries its own year.",
    "Base year 2014, because the business statistics of 2015 are empty for nine countries.",
    "Regions follow NUTS 2013; HU10, LT00 and PL12 are unions of later regions and IE0 joins IE01 and IE02.",
    "Greece is EL and the United Kingdom UK, as Eurostat writes them.",
    "Country rows hold national totals; they may exceed the sum of the regions by overseas regions.",
    (
        "The root B-N_S95 is the sum of thirteen sections; where one is hidden the root is estimated and"
        " graded so."
    ),
    "Trade of Norway (G) in 2014 is blank in the regions: the source puts the whole country in NO04.",
]
KNOWN = [
    ("C29", "DE11", "Stuttgart, cars"),
    ("C29", "SK01", "Bratislava, cars"),
    ("C21", "BE31", "Walloon Brabant, pharmaceuticals"),
    ("C26", "SE11", "Stockholm, electronics"),
    ("C26", "FI1B", "Helsinki, electronics"),
    ("C13", "BE25", "Kortrijk, textiles"),
]
FACES = [("C29", "motor vehicles"), ("C21", "pharmaceuticals"), ("C26", "electronics"), ("C13", "textiles")]


def quotients(result, industry, year="2014", base=ROOT):
    """Location quotients over the regions with both sides known, largest first: (value, region, persons)."""
    figures = {(row[0], row[1]): row[3] for row in result["employment"] if row[2] == year}
    pairs = {}
    for row in result["regions"]:
        part, whole = figures[row["region"], industry], figures[row["region"], base]
        if part != "" and whole != "":
            pairs[row["region"]] = (int(part), int(whole))
    share = sum(part for part, _ in pairs.values()) / sum(whole for _, whole in pairs.values())
    return sorted(
        ((part / whole / share, region, part) for region, (part, whole) in pairs.items()), reverse=True
    )


def coverage(result, industry, year="2014"):
    """Known regional figures over the national totals in per cent, and how many regions are known."""
    cells, known, total, count = result["cells"], 0, 0, 0
    for country, regions in cells.regions.items():
        whole = cells.known.get((country, industry, year))
        parts = [cells.known[r, industry, year] for r in regions if (r, industry, year) in cells.known]
        count += len(parts)
        if whole is not None:
            known, total = known + min(sum(parts), whole), total + whole
    return 100 * known / total, count


def places(result):
    """Where the regions known from print stand, with the root and with manufacturing as the whole."""
    rows = []
    for industry, region, title in KNOWN:
        cells = [title, region]
        for base in (ROOT, "C"):
            order = quotients(result, industry, base=base)
            place = [row[1] for row in order].index(region) if region in [row[1] for row in order] else None
            cells.append(
                "hidden" if place is None else f"{place + 1} of {len(order)} (LQ {order[place][0]:.2f})"
            )
        rows.append(tuple(cells))
    return markdown_table(
        ["known from print", "region", "root B-N_S95 as the whole", "manufacturing as the whole"], rows
    )


def text(result):
    """NOTES.md: the written part with the figures of this compilation put in."""
    names = {row["region"]: f"{row['name']} ({row['region']})" for row in result["regions"]}
    tables = []
    for industry, title in FACES:
        rows = quotients(result, industry)[:10]
        tables.append(
            f"**{industry}, {title}** ({coverage(result, industry)[1]} regions known, "
            f"{coverage(result, industry)[0]:.0f} % of the persons in the national totals)\n\n"
            + markdown_table(
                ["place", "region", "LQ", "persons"],
                [
                    (str(place), names[region], f"{value:.2f}", str(persons))
                    for place, (value, region, persons) in enumerate(rows, 1)
                ],
            )
        )
    roots = [result["roots"][row["region"], "2014"] for row in result["regions"]]
    estimated = [r for r in result["regions"] if result["roots"][r["region"], "2014"][1] == "estimated"]
    shares = []
    for row in estimated:
        region = row["region"]
        hidden = sum(
            result["used"][region, s, "2014"][0] for s in SECTIONS if (region, s, "2014") in result["used"]
        )
        shares.append(100 * hidden / result["roots"][region, "2014"][0])
    shares.sort()
    rules = {}
    for (region, _, year), (_, rule) in result["used"].items():
        if year == "2014" and "sum of its group" not in rule:
            rules[rule] = rules.get(rule, 0) + 1
    divisions = [f"C{number}" for number in range(10, 34)]
    cells = [
        row for row in result["employment"] if row[2] == "2014" and row[1] in divisions and len(row[0]) > 2
    ]
    lines = (HERE / "notes" / "eu-nuts2-2014.md").read_text(encoding="utf-8")
    for key, value in {
        "faces": "\n\n".join(tables),
        "known": places(result),
        "coverage": markdown_table(
            ["division", "regions known of 275", "share", "of the persons in the national totals"],
            [
                (
                    code,
                    str(coverage(result, code)[1]),
                    f"{100 * coverage(result, code)[1] / 275:.0f} %",
                    f"{coverage(result, code)[0]:.0f} %",
                )
                for code in divisions
            ],
        ),
        "official_roots": str(
            sum(1 for figure, grade in roots if grade == "official" and figure is not None)
        ),
        "estimated_roots": str(len(estimated)),
        "blank_roots": str(sum(1 for figure, _ in roots if figure is None)),
        "median_share": f"{shares[len(shares) // 2]:.1f}",
        "largest_share": f"{shares[-1]:.1f}",
        "rules": "; ".join(f"{rule} {count}" for rule, count in sorted(rules.items())),
        "blank_share": f"{100 * sum(1 for row in cells if row[3] == '') / len(cells):.1f}",
        "rounded": str(len(result["cells"].rounded)),
        "corrected": str(len(result["cells"].corrected)),
        "tax": (
            markdown_table(["country", "here", "raw table", "why"], result["tax_differences"])
            if result["tax_differences"]
            else "None."
        ),
    }.items():
        lines = lines.replace("{" + key + "}", value)
    return lines

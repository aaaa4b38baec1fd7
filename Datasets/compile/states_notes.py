"""What the American dataset says about itself: limits, notes, and NOTES.md with its figures."""

from tables import HERE, markdown_table

LIMITS = [
    (
        "A state is large: distances are measured from its centroid, and wages and prices are means over city"
        " and country."
    ),
    (
        "Self-employed people, farms, railways, the post and most of government are outside County Business"
        " Patterns."
    ),
    "One four-digit figure in five of 2011 is withheld; a blank is unknown, never zero.",
    (
        "Figures of 2007 and 2011 carry noise put in by the source: under 2 per cent, or 2 to 5 per cent in a"
        " quarter of the known cells of 2011."
    ),
    (
        "Ohio, Nevada, Texas and Washington tax gross receipts instead of profit: their corporate tax rate is"
        " missing, not zero."
    ),
    (
        "Corporate tax rates are those of 2025, beside figures of 2011; local taxes, incentives and the"
        " federal tax are not in them."
    ),
    "Murders and robberies are missing for three states.",
    "Broadband, roads, land prices and foreign investment by state are not in the dataset.",
]
NOTES = [
    "Years are those of employment.csv; every indicator carries its own year.",
    "An absent row of employment is zero: the source lists no establishment there.",
    "Four-digit industries have figures for 2011 only; their rows of 2003 and 2007 are blank.",
    (
        "NAICS codes 31, 44 and 48 stand for 31-33, 44-45 and 48-49; groups 221, 541 and 611 have no row of"
        " their own, so their industries hang under 22, 54 and 61."
    ),
    "Unemployment and the labour force are sums of counties, not the published state figures.",
    "South Dakota and Wyoming have no tax on corporate income: a true zero.",
]


def quotients(result, industry, year="2011"):
    """Location quotients over the states with a known figure, largest first."""
    figures = {(row[0], row[1]): row[3] for row in result["employment"] if row[2] == year}
    pairs = {
        row["region"]: (figures.get((row["region"], industry), "0"), figures[row["region"], "00"])
        for row in result["regions"]
    }
    pairs = {region: (int(part), int(whole)) for region, (part, whole) in pairs.items() if part != ""}
    share = sum(part for part, _ in pairs.values()) / sum(whole for _, whole in pairs.values())
    return sorted(
        ((part / whole / share, region, part) for region, (part, whole) in pairs.items()), reverse=True
    )


def text(result):
    """NOTES.md: the written part with the figures of this compilation put in."""
    names = {row["region"]: row["name"] for row in result["regions"]}
    tables = []
    for industry, title in (
        ("336", "transportation equipment"),
        ("3344", "semiconductors"),
        ("313", "textile mills"),
    ):
        rows = quotients(result, industry)
        tables.append(
            f"**{industry}, {title}** ({len(rows)} states known)\n\n"
            + markdown_table(
                ["place", "state", "LQ", "persons"],
                [
                    (str(place), names[region], f"{value:.2f}", str(part))
                    for place, (value, region, part) in enumerate(rows[:5], 1)
                ],
            )
        )
    levels = []
    for length in (2, 3, 4):
        cells = [
            row
            for row in result["employment"]
            if row[2] == "2011" and len(row[1]) == length and row[1] != "00"
        ]
        blank = sum(1 for row in cells if row[3] == "")
        levels.append((str(length), str(len(cells)), str(blank), f"{100 * blank / len(cells):.1f} %"))
    lines = (HERE / "notes" / "us-states-2011.md").read_text(encoding="utf-8")
    for key, value in {
        "faces": "\n\n".join(tables),
        "levels": markdown_table(["digits", "cells of 2011", "withheld", "share"], levels),
        "tax": markdown_table(["state", "here", "raw table", "why"], result["tax_differences"]),
    }.items():
        lines = lines.replace("{" + key + "}", value)
    return lines

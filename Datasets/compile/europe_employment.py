"""Employment of the European dataset: every region, industry and year, and the root 'B-N_S95'.

A section that is hidden in a region is estimated for the root only; its own cell stays blank. Rules in order:

1. exact residual: the only hidden region of its country and year takes what the country total leaves;
2. the region's own figure in the nearest other year, moved with the country's total, where there is one;
3. what the country total then leaves is shared among the others: each has at least what its known divisions
   add up to, and the rest goes by the labour force survey (the section group, or all employed people);
4. where the country total is hidden as well: the survey's figure of the group, scaled by the ratio of the two
   sources (the median of the countries where it is not known), less the group's known sections;
5. else blank.

`holdout.py` measures how far rules 2 and 3 miss where the figure is known.
"""

from fnmatch import fnmatch
from statistics import median

SECTIONS = ["B", "C", "D", "E", "F", "G", "H", "I", "J", "L", "M", "N", "S95"]
GROUPS = {
    "B-E": ["B", "C", "D", "E"],
    "F": ["F"],
    "G-I": ["G", "H", "I"],
    "J": ["J"],
    "L": ["L"],
    "M_N": ["M", "N"],
    "S95": ["S95"],
}
GROUP_OF = {section: group for group, sections in GROUPS.items() for section in sections}
SURVEYED = {"B-E", "F", "G-I", "J", "M_N"}
BY_GROUP = {
    "B",
    "C",
    "H",
    "I",
    "J",
    "M",
    "N",
}  # the others are shared better by all employed people: see holdout.py
YEARS = ["2010", "2012", "2013", "2014"]
ROOT = "B-N_S95"
MOST_ESTIMATED = 0.5  # a root of which more than this share is estimated stays blank


class Cells:
    """Known figures by (region, industry, year), the labour force survey, and each country's regions."""

    def __init__(self, rows, survey, regions, corrections):
        self.regions = {}
        for region in regions:
            self.regions.setdefault(region["country"], []).append(region["region"])
        self.known, self.rounded, self.listed, self.corrected = {}, set(), set(), []
        for row in rows:
            key = (row["region"], row["industry"], row["year"])
            if key in self.listed:
                raise SystemExit(f"employment of {key} stands twice in the raw table")
            self.listed.add(key)
            if row["employment"] == "":
                continue
            if self._corrected(key, corrections, "blank"):
                self.corrected.append(key)
                continue
            self.known[key] = int(row["employment"])
            beside = float(row["wages_meur"] or 0) > 0 or int(row["local_units"] or 0) > 0
            if row["employment"] == "0" and beside:
                self.rounded.add(key)
        country_of = {row["region"]: row["country"] for row in regions}
        for region, industry, year in sorted(self.listed):
            if self._corrected((region, industry, year), corrections, "country"):
                self.known[region, industry, year] = self.known[country_of[region], industry, year]
                self.corrected.append((region, industry, year))
        self.divisions = {}
        for (region, industry, year), figure in self.known.items():
            if len(industry) == 3 and industry != "S95":
                key = (region, industry[0], year)
                self.divisions[key] = self.divisions.get(key, 0) + figure
        self.survey = {}
        for row in survey:
            if row["employment"] != "":
                self.survey[row["region"], row["industry"], row["year"]] = float(row["employment"])

    @staticmethod
    def _corrected(key, corrections, action):
        region, industry, year = key
        for row in corrections:
            pattern = row["region"]
            if (row["industry"], row["year"], row["action"]) == (industry, year, action) and fnmatch(
                region, pattern
            ):
                # A pattern with a star stands for the regions; the country row is named by itself.
                if not (pattern.endswith("*") and region == pattern[:-1]):
                    return True
        return False

    def survey_figure(self, region, group, year):
        """The survey's figure; between its years 2010 and 2014 on the straight line."""
        first, last = self.survey.get((region, group, "2010")), self.survey.get((region, group, "2014"))
        if first is None or last is None:
            return last if first is None else first
        return first + (last - first) * (int(year) - 2010) / 4


def survey_rest(cells, country, region, group, year):
    """The survey's figure of a group in the terms of business statistics, less the group's known sections."""
    whole = cells.survey_figure(region, group, year) if group in SURVEYED else None
    ratio = _ratio(cells, country, group, year) or median_ratio(cells, group, year)
    if whole is None or ratio is None:
        return None
    known = sum(cells.known.get((region, section, year), 0) for section in GROUPS[group])
    least = sum(
        cells.divisions.get((region, section, year), 0)
        for section in GROUPS[group]
        if (region, section, year) not in cells.known
    )
    return float(max(whole * ratio - known, least))


def _ratio(cells, country, group, year):
    """Business statistics over the survey in one country; none where a section of the group is hidden."""
    figures = [cells.known.get((country, section, year)) for section in GROUPS[group]]
    survey = cells.survey_figure(country, group, year)
    return sum(figures) / survey if None not in figures and survey else None


def median_ratio(cells, group, year):
    """The median of the ratio over the countries where it is known; `None` where it is known nowhere."""
    ratios = [_ratio(cells, country, group, year) for country in cells.regions]
    known = [ratio for ratio in ratios if ratio is not None]
    return median(known) if known else None


def estimated_sections(cells, country, year):
    """The hidden sections of a country's regions: {(region, section): (figure, rule)}."""
    regions = cells.regions[country]
    unattributed = _unattributed(cells, country, year)
    found, open_groups = {}, {}
    for section in SECTIONS:
        hidden = [region for region in regions if (region, section, year) not in cells.known]
        total = cells.known.get((country, section, year))
        if hidden and total is None:
            open_groups.setdefault(GROUP_OF[section], []).append(section)
        elif hidden:
            known = sum(cells.known.get((region, section, year), 0) for region in regions)
            left = max(total * (1 - unattributed) - known, 0.0)
            _share(cells, country, section, year, hidden, left, found)
    for group, sections in open_groups.items():
        _from_survey(cells, country, year, group, sections, found)
    return found


def _unattributed(cells, country, year):
    """Share of the country total that no shipped region holds, such as the overseas regions of France."""
    part = whole = 0
    for section in SECTIONS:
        figures = [cells.known.get((region, section, year)) for region in cells.regions[country]]
        total = cells.known.get((country, section, year))
        if None not in figures and total:
            part, whole = part + sum(figures), whole + total
    return min(max(1 - part / whole, 0.0), 0.05) if whole else 0.0


def own_year(cells, country, region, section, year):
    """The region's own figure in the nearest other year, moved with the country's total; none: `None`."""
    for other in sorted(YEARS, key=lambda candidate: (abs(int(candidate) - int(year)), candidate)):
        figure = cells.known.get((region, section, other))
        if other != year and figure is not None:
            now, then = cells.known.get((country, section, year)), cells.known.get((country, section, other))
            return figure * now / then if now and then else float(figure)
    return None


def survey_weights(cells, section, year, regions):
    """Survey figures by which a residual is shared; none where one region has no figure."""
    group = GROUP_OF[section] if section in BY_GROUP else "TOTAL"
    for candidate in (group, "TOTAL"):
        weights = [cells.survey_figure(region, candidate, year) for region in regions]
        if None not in weights and sum(weights) > 0:
            return weights
    return None


def _share(cells, country, section, year, hidden, left, found):
    if len(hidden) == 1:
        found[hidden[0], section] = (left, "residual")
        return
    own = {region: own_year(cells, country, region, section, year) for region in hidden}
    others = [region for region in hidden if own[region] is None]
    named = sum(figure for figure in own.values() if figure is not None)
    if not others and named > 0:
        for region in hidden:
            found[region, section] = (left * own[region] / named, "another year")
        return
    if others and named <= left:
        for region in hidden:
            if own[region] is not None:
                found[region, section] = (own[region], "another year")
        left -= named
    else:
        others = hidden
    weights = survey_weights(cells, section, year, others)
    if weights is None:
        return
    least = [cells.divisions.get((region, section, year), 0) for region in others]
    rest = left - sum(least)
    for region, weight, floor in zip(others, weights, least):
        figure = floor + rest * weight / sum(weights) if rest >= 0 else left * floor / sum(least)
        found[region, section] = (figure, "survey share")


def _from_survey(cells, country, year, group, sections, found):
    """Only the sum over the group is estimated: it stands under the first of its hidden sections."""
    for region in cells.regions[country]:
        hidden = [section for section in sections if (region, section, year) not in cells.known]
        figure = survey_rest(cells, country, region, group, year)
        if not hidden or figure is None:
            continue
        figure = max(figure - sum(found[region, s][0] for s in GROUPS[group] if (region, s) in found), 0.0)
        found[region, hidden[0]] = (figure, "survey figure")
        for section in hidden[1:]:
            found[region, section] = (0.0, "survey figure, in the sum of its group")


def root_rows(cells):
    """The roots as {(place, year): (figure or None, grade)}, and the estimated sections behind them."""
    roots, used = {}, {}
    for country, regions in cells.regions.items():
        for year in YEARS:
            found = estimated_sections(cells, country, year)
            for region in regions:
                known = [cells.known.get((region, section, year)) for section in SECTIONS]
                if None not in known:
                    roots[region, year] = (sum(known), "official")
                    continue
                base = sum(figure for figure in known if figure is not None)
                hidden = [s for s, figure in zip(SECTIONS, known) if figure is None]
                if not all((region, s) in found for s in hidden):
                    roots[region, year] = (None, "official")
                    continue
                extra = sum(found[region, s][0] for s in hidden)
                if base == 0 or extra > MOST_ESTIMATED * (base + extra):
                    roots[region, year] = (None, "official")
                    continue
                roots[region, year] = (round(base + extra), "estimated")
                used.update({(region, s, year): found[region, s] for s in hidden})
            roots[country, year] = _country_root(cells, roots, country, year)
    return roots, used


def _country_root(cells, roots, country, year):
    known = [cells.known.get((country, section, year)) for section in SECTIONS]
    if None not in known:
        return sum(known), "official"
    parts = [roots[region, year][0] for region in cells.regions[country]]
    if None not in parts:
        return sum(parts), "estimated"
    return None, "official"


def employment_rows(cells, industries):
    """One row for every place, industry and year; a blank figure is hidden or not in the source."""
    roots, used = root_rows(cells)
    places = sorted({place for country, regions in cells.regions.items() for place in [country, *regions]})
    rows = []
    for place in places:
        for industry in sorted(industries):
            for year in YEARS:
                if industry == ROOT:
                    figure, grade = roots[place, year]
                    source = "DERIVED"
                else:
                    key = (place, industry, year)
                    figure, source = cells.known.get(key), "S_SBS"
                    grade = "estimated" if key in cells.rounded else "official"
                rows.append((place, industry, year, "" if figure is None else str(figure), source, grade))
    return rows, roots, used

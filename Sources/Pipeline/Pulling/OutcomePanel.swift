internal import Decision

/// Region × industry × time: the investment that came, and the cluster that stood there before.
///
/// Employment of a cell is that of the last year of employment *before* the year of the investment, so that no
/// investment is in the cluster that is to explain it. Related employment is that of the other industries whose
/// codes differ in their last digit alone. A span is all years of investment that look back to one year of
/// employment, named by that year. An investment below zero (profits taken out, loans paid back) counts as zero.
struct OutcomePanel {
  struct Cell {
    let region: Int
    let industry: Int
    /// Year of the investment, or the year of employment that a span looks back to.
    let time: Int
    /// Place in ``OutcomePanel/waves``.
    let wave: Int
    /// Not below zero.
    let investment: Double
    /// Investment of the span before, and whether there was any activity; none of a single year and in the
    /// first span.
    var before: (investment: Double, isActive: Bool)?
  }

  let dataset: Dataset
  /// Those with both outcomes and employment.
  let industries: [Industry]
  /// Years of employment that some investment looks back to.
  let waves: [Int]
  let years: ClosedRange<Int>
  /// Of single years, without those that are withheld.
  let yearly: [Cell]
  let spans: [Cell]
  /// Cells of a year whose value is withheld, and those below zero.
  let withheld: Int
  let negative: Int
  private let clusters: [OutcomeClusters]

  /// - Parameters:
  ///   - scope: the industry whose parts are studied; nil for all.
  ///   - digits: of the codes of these parts.
  /// - Returns: nil where fewer than two such industries have both outcomes and employment, or no year of
  ///   employment lies before an outcome.
  init?(_ dataset: Dataset, under scope: Industry?, digits: Int) {
    guard let outcomes = dataset.outcomes, let employment = dataset.employment else { return nil }
    let tree = dataset.industries
    let parts = tree.industries.indices.filter {
      tree.industries[$0].digits == digits && tree.isPart(tree.industries[$0], of: scope)
    }
    var clusters: [OutcomeClusters] = []
    for (year, grid) in zip(employment.years, employment.grids) {
      clusters.append(
        OutcomeClusters(
          year: year, grid: grid, width: tree.industries.count, regions: dataset.regions.count, parts: parts,
          tree: tree, scope: scope))
    }
    let listed = Set(outcomes.flows.lazy.filter { $0.origin < 0 }.map { Int($0.industry) })
    let kept = parts.filter { place in
      listed.contains(place) && clusters.contains { $0.employs(place) }
    }
    let times = outcomes.flows.map { Int($0.year) }
    guard kept.count > 1, let first = times.min(), let last = times.max() else { return nil }
    let columns = Dictionary(kept.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var values: [Int: Double?] = [:]
    let length = last - first + 1
    for flow in outcomes.flows where flow.origin < 0 {
      guard let column = columns[Int(flow.industry)] else { continue }
      let at = (Int(flow.region) * kept.count + column) * length + Int(flow.year) - first
      values[at] = .some(flow.value)
    }
    var used: [Int] = []
    for year in first...last {
      if let wave = clusters.lastIndex(where: { $0.year < year }), used.last != wave { used.append(wave) }
    }
    guard !used.isEmpty else { return nil }
    self.dataset = dataset
    self.clusters = clusters
    industries = kept.map { tree.industries[$0] }
    waves = used.map { clusters[$0].year }
    years = first...last
    places = kept
    self.used = used

    var (yearly, spans): ([Cell], [Cell]) = ([], [])
    var (withheld, negative) = (0, 0)
    for region in dataset.regions.indices {
      for industry in kept.indices {
        var before: (investment: Double, isActive: Bool)?
        for (wave, cluster) in used.enumerated() {
          let next = wave + 1 < used.count ? clusters[used[wave + 1]].year : last
          var (sum, isActive) = (0.0, false)
          for year in max(first, clusters[cluster].year + 1)...max(first, next) {
            let value = values[(region * kept.count + industry) * length + year - first]
            isActive = isActive || value.map { $0 != 0 } ?? false
            guard let known = value ?? 0 else {
              withheld += 1
              continue
            }
            sum += known
            if known < 0 { negative += 1 }
            yearly.append(
              Cell(region: region, industry: industry, time: year, wave: wave, investment: max(0, known)))
          }
          spans.append(
            Cell(
              region: region, industry: industry, time: clusters[cluster].year, wave: wave,
              investment: max(0, sum), before: before))
          before = (max(0, sum), isActive)
        }
      }
    }
    (self.yearly, self.spans) = (yearly, spans)
    (self.withheld, self.negative) = (withheld, negative)
  }

  /// Places of ``industries`` in the classification.
  private let places: [Int]
  /// Which years of employment ``waves`` are.
  private let used: [Int]

  func own(_ cell: Cell) -> Double? { clusters[used[cell.wave]].own(cell.region, places[cell.industry]) }
  func related(_ cell: Cell) -> Double? {
    clusters[used[cell.wave]].related(cell.region, places[cell.industry])
  }
  /// Of all industries under the scope.
  func total(_ cell: Cell) -> Double? { clusters[used[cell.wave]].totals[cell.region] }
  /// Employment of the same cell in the next year of employment.
  func ownLater(_ cell: Cell) -> Double? {
    let next = used[cell.wave] + 1
    return next < clusters.count ? clusters[next].own(cell.region, places[cell.industry]) : nil
  }
}

/// Employment of one year by region and industry, with what is summed of it.
private struct OutcomeClusters {
  let year: Int
  /// Of all parts together, by region; none where one of them is unknown.
  let totals: [Double?]
  private let cells: [Double?]
  private let width: Int
  /// Sum of each industry's group, by region and group.
  private let sums: [[Double?]]
  private let groups: [Int: Int]

  init(
    year: Int, grid: EmploymentTable.Grid, width: Int, regions: Int, parts: [Int], tree: IndustryTree,
    scope: Industry?
  ) {
    self.year = year
    self.width = width
    cells = grid.cells
    var groups: [Int: Int] = [:]
    var names: [Substring: Int] = [:]
    for place in parts {
      let stem = tree.industries[place].code.dropLast()
      let group = names[stem] ?? names.count
      names[stem] = group
      groups[place] = group
    }
    self.groups = groups
    var totals: [Double?] = []
    var sums: [[Double?]] = []
    for region in 0..<regions {
      var ofRegion = [Double?](repeating: 0, count: names.count)
      for place in parts {
        let group = groups[place]!
        guard let jobs = grid.cells[region * width + place] else {
          ofRegion[group] = nil
          continue
        }
        ofRegion[group] = ofRegion[group].map { $0 + jobs }
      }
      sums.append(ofRegion)
      totals.append(ofRegion.reduce(0.0) { sum, part in sum.flatMap { sum in part.map { sum + $0 } } })
    }
    self.sums = sums
    self.totals = totals
  }

  func own(_ region: Int, _ place: Int) -> Double? { cells[region * width + place] }

  func related(_ region: Int, _ place: Int) -> Double? {
    guard let sum = sums[region][groups[place]!], let own = own(region, place) else { return nil }
    return sum - own
  }

  /// Whether any region has a person at work in it.
  func employs(_ place: Int) -> Bool {
    sums.indices.contains { (cells[$0 * width + place] ?? 0) > 0 }
  }
}

extension Industry {
  /// Digits of the code; 0 for a range of codes, such as 31-33.
  var digits: Int { code.contains("-") ? 0 : code.utf8.count { (0x30...0x39).contains($0) } }
}

extension IndustryTree {
  /// Whether the industry is under `scope`; every one is under none.
  func isPart(_ industry: Industry, of scope: Industry?) -> Bool {
    guard let scope else { return true }
    var current = industry.parent
    for _ in industries {
      guard let code = current else { return false }
      if code == scope.code { return true }
      current = self[code]?.parent
    }
    return false
  }
}

internal import Decision

/// Employment of the candidate regions in the industries of one level, with the regions' totals.
struct PeerGrid {
  let regions: Int
  let industries: Int
  /// Regions × industries, row-major; none where unknown.
  let cells: [Double?]
  let totals: [Double?]
  private let cellGrades: [Grade]
  private let totalGrades: [Grade]

  init(_ employment: EmploymentTable, year: Int, peers: [Industry], dataset: Dataset) {
    let grid = employment.grids[employment.years.firstIndex(of: year)!]
    let width = employment.industries.count
    let tree = dataset.industries
    let places = peers.map { tree.place(of: $0.code)! }
    let tops = tree.tops.map { tree.place(of: $0.code)! }
    regions = dataset.regions.count
    industries = peers.count
    var cells: [Double?] = []
    var grades: [Grade] = []
    var totals: [Double?] = []
    var totalGrades: [Grade] = []
    // The areas of a dataset are its regions, in order, and then its countries.
    for row in 0..<regions {
      for place in places {
        cells.append(grid.cells[row * width + place])
        grades.append(grid.grades[row * width + place])
      }
      let parts = tops.map { grid.cells[row * width + $0] }
      let known = cells.suffix(places.count).reduce(0) { $0 + ($1 ?? 0) }
      // A total that is hidden is not known to be the sum of what is not hidden. One that its own parts exceed
      // (by rounding, or because it is estimated) is raised to them: no share is above one.
      totals.append(parts.contains { $0 == nil } ? nil : max(known, parts.reduce(0) { $0 + ($1 ?? 0) }))
      let isEstimated = tops.contains { grid.grades[row * width + $0] != .official }
      totalGrades.append(isEstimated ? .estimated : .official)
    }
    self.cells = cells
    self.totals = totals
    cellGrades = grades
    self.totalGrades = totalGrades
  }

  func column(_ industry: Int) -> [Double?] { (0..<regions).map { cells[$0 * industries + industry] } }

  /// A measure is as good as the worse of the cell and the total that it is made of.
  func grades(of industry: Int) -> [Grade] {
    (0..<regions).map { row in
      let cell = cellGrades[row * industries + industry]
      return cell == .official ? totalGrades[row] : cell
    }
  }
}

/// Employment by area and industry, one grid per year.
///
/// A blank figure is unknown (suppressed, not published) and never zero; an absent one is zero, unless its
/// area has no row at all in that year and is then unknown throughout.
public struct EmploymentTable: Sendable, Equatable {
  public struct Grid: Sendable, Equatable {
    /// Areas × industries, row-major; none where the figure is unknown.
    public let cells: [Double?]
    /// Grade of each cell, in the same order.
    public let grades: [Grade]
    public init(cells: [Double?], grades: [Grade]) {
      precondition(cells.count == grades.count, "one grade per cell")
      self.cells = cells
      self.grades = grades
    }
  }

  /// Ids of regions, and of countries where national totals are given.
  public let areas: [String]
  public let industries: [String]
  public let years: [Int]
  public let grids: [Grid]
  /// Source of the figures; empty where none is stated.
  public let source: String

  public init(areas: [String], industries: [String], years: [Int], grids: [Grid], source: String) {
    precondition(grids.count == years.count, "one grid per year")
    precondition(grids.allSatisfy { $0.cells.count == areas.count * industries.count }, "full grids")
    self.areas = areas
    self.industries = industries
    self.years = years
    self.grids = grids
    self.source = source
  }
}

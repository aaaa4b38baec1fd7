/// Why a measure of clusters cannot be computed.
public enum ClusterError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The cells of a grid do not fill whole rows.
  case notRectangular(cells: Int, industries: Int)
  /// A list is not as long as the list it belongs to.
  case wrongCount(of: String, found: Int, wanted: Int)
  case invalidFigures(InvalidFigures)
  case noSuchIndustry(index: Int, industries: Int)
  /// The spread between regions cannot be told from so few of them.
  case tooFewRegions(found: Int, wanted: Int)
  /// No coefficient into the industry is above zero.
  case noSuppliers(industry: Int)
  /// A computation that has an answer did not reach it.
  case notReached(reason: String)

  public var description: String {
    switch self {
    case .notRectangular(let cells, let industries):
      "\(cells) cells do not make whole rows of \(industries) industries"
    case .wrongCount(let name, let found, let wanted):
      "'\(name)' has \(found) \(found == 1 ? "value" : "values"); wanted \(wanted)"
    case .invalidFigures(let figures):
      figures.kept.map(\.description).joined(separator: "\n")
        + (figures.count > figures.kept.count ? "\nand \(figures.count - figures.kept.count) more" : "")
    case .noSuchIndustry(let index, let industries):
      "there is no industry \(index) among \(industries) (the first is 0)"
    case .tooFewRegions(let found, let wanted):
      "the industry is known in \(found) \(found == 1 ? "region" : "regions"); wanted at least \(wanted)"
    case .noSuppliers(let industry):
      "industry \(industry) has no supplier with a coefficient above zero"
    case .notReached(let reason): reason
    }
  }

  /// What to do next.
  public var hint: String {
    switch self {
    case .notRectangular: "give one cell for every region and industry, region by region"
    case .wrongCount: "give one value for each, in the same order"
    case .invalidFigures: "correct the figures, or leave a cell unknown where its figure is not known"
    case .noSuchIndustry: "count the industries from 0, in the order of the columns"
    case .tooFewRegions: "show the location quotient without an interval, or add regions"
    case .noSuppliers: "take proximity in place of input coefficients, or leave the complete set out"
    case .notReached: "this is a fault of the program: report it with the input"
    }
  }
}

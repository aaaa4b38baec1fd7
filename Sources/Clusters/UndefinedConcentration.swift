/// Why a measure of how one industry lies over regions has no value.
public enum UndefinedConcentration: Sendable, Equatable, CustomStringConvertible {
  /// 0/0: there are no shares of nothing.
  case noEmployment
  /// All employment in one plant is always in one place, whatever the forces behind it.
  case onePlant
  /// With a single region there is nowhere else to be.
  case oneRegion
  /// So many plants or regions whose figure is not known.
  case unknownFigures(count: Int)

  public var description: String {
    switch self {
    case .noEmployment: "the industry has no employment"
    case .onePlant: "the industry has one plant only"
    case .oneRegion: "there is one region only"
    case .unknownFigures(let count): "\(count) \(count == 1 ? "figure is" : "figures are") not known"
    }
  }
}

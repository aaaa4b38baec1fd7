internal import Decision

/// What a reform moves where no levers are given: every figure that an office can hope to move, within the
/// range observed; a change of d standard deviations (n − 1) costs d².
///
/// Held fixed are the families location and cluster, whether the profile or the data's own catalogue puts a
/// figure there (a market, a population, an industry that is there already), and distances, which are where
/// things lie; what is 0 or 1 for all, since half of it means nothing; and what is alike for all, which has no
/// range.
struct DefaultLevers {
  /// A criterion that is not moved, and why.
  struct Held: Equatable {
    enum Why: Equatable { case family(Family), distance, yesOrNo, alike }
    let criterion: String
    let why: Why
  }

  let levers: [Lever]
  let held: [Held]
  private let hasFamilies: Bool

  /// - Complexity: O(m·n).
  init(of assessment: Assessment) {
    var levers: [Lever] = []
    var held: [Held] = []
    for (j, criterion) in assessment.criteria.enumerated() {
      let column = assessment.figures.columns[j]
      if let why = Self.placeBound(column.indicator, criterion.family) {
        held.append(Held(criterion: criterion.id, why: why))
      } else if let lever = Self.lever(criterion.id, column.values) {
        let isWhole = assessment.isYesOrNo(j)
        if isWhole { held.append(Held(criterion: criterion.id, why: .yesOrNo)) } else { levers.append(lever) }
      } else {
        held.append(Held(criterion: criterion.id, why: .alike))
      }
    }
    self.levers = levers
    self.held = held
    hasFamilies = assessment.criteria.contains { $0.family != nil }
  }

  /// Why no office moves an indicator wherever it is measured.
  private static func placeBound(_ indicator: Indicator, _ family: Family?) -> Held.Why? {
    for family in [family, indicator.family].compactMap(\.self) where [.location, .cluster].contains(family) {
      return .family(family)
    }
    let words = (indicator.id + "_" + indicator.title).lowercased().split { !$0.isLetter }
    return words.contains("distance") ? .distance : nil
  }

  private static func lever(_ id: String, _ column: [Double]) -> Lever? {
    let mean = column.reduce(0, +) / Double(column.count)
    let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(column.count - 1)).squareRoot()
    guard let low = column.min(), let high = column.max(), low < high, deviation.isFinite, deviation > 0,
      (high - low).isFinite
    else { return nil }
    return Lever(
      criterion: id, lower: low, upper: high, costUp: 1 / (deviation * deviation), shape: .quadratic)
  }

  /// What was assumed, and what was held fixed.
  var notices: [Notice] {
    let what = hasFamilies ? "of infrastructure, costs, tax and stability " : ""
    let assumed = Notice(
      "no levers were given: every figure \(what)may move within the observed range, and a change of d standard "
        + "deviations costs d squared; --levers says what can be changed in truth")
    guard !held.isEmpty else { return [assumed] }
    return [
      assumed, Notice("held fixed, unless a file of --levers names them: \(Self.listed(held))"),
    ]
  }

  /// `lq (family cluster); euro (0 or 1 for all)`: by reason, in the order of the criteria.
  static func listed(_ held: [Held]) -> String {
    var groups: [(why: String, names: [String])] = []
    for one in held {
      let why = words(one.why)
      if let place = groups.firstIndex(where: { $0.why == why }) {
        groups[place].names.append(one.criterion)
      } else {
        groups.append((why, [one.criterion]))
      }
    }
    return groups.map { "\($0.names.joined(separator: ", ")) (\($0.why))" }.joined(separator: "; ")
  }

  private static func words(_ why: Held.Why) -> String {
    switch why {
    case .family(let family): "family \(family.rawValue)"
    case .distance: "a distance"
    case .yesOrNo: "0 or 1 for all"
    case .alike: "alike for all"
    }
  }
}

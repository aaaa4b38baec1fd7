internal import Decision

/// The scale of a criterion: from the worst to the best value that counts, or from one end to the other.
struct Bounds: Sendable, Equatable {
  let low: Double
  let high: Double
  /// Whether they were given; else they are the observed ends, which move with the alternatives.
  let isFixed: Bool

  /// The range of two huge bounds of different sign overflows; that of their halves does not.
  var scale: Double { (high - low).isFinite ? 1 : 0.5 }
}

extension MethodParameters {
  /// Bounds of every criterion: those given, else the observed ends.
  ///
  /// A value outside does not matter where the criterion has no weight.
  ///
  /// - Throws: ``ScoringError/parameter(key:message:)`` for bounds that do not span a range;
  ///   ``ScoringError/outside(name:cells:)`` with every value outside the given bounds.
  func bounds(
    of matrix: DecisionMatrix, weights: WeightVector, method: String
  ) throws(ScoringError) -> [Bounds] {
    let given = try finiteRanges("bounds", for: matrix.criteria)
    var all: [Bounds] = []
    var cells: [OutsideCell] = []
    for (j, column) in matrix.columns.enumerated() {
      let (least, most) = extremes(column)
      guard let (low, high) = given[j] else {
        all.append(Bounds(low: least, high: most, isFixed: false))
        continue
      }
      let criterion = matrix.criteria[j].id
      guard low < high else {
        throw .parameter(key: "bounds.\(criterion)", message: "both ends are \(plain(low)); they must differ")
      }
      all.append(Bounds(low: low, high: high, isFixed: true))
      guard least < low || most > high, weights.values[j] > 0 else { continue }
      for (i, value) in column.enumerated() where value < low || value > high {
        cells.append(
          OutsideCell(
            alternative: matrix.alternatives[i].id, criterion: criterion, value: value,
            wanted: "\(plain(low)) to \(plain(high)), the bounds given"))
      }
    }
    guard cells.isEmpty else { throw .outside(name: method, cells: cells) }
    return all
  }

  /// Ranges whose ends are finite, by criterion.
  func finiteRanges(
    _ key: String, for criteria: [Criterion]
  ) throws(ScoringError) -> [(low: Double, high: Double)?] {
    let all = try ranges(key, for: criteria)
    for (criterion, range) in zip(criteria, all) {
      guard let range, !(range.low.isFinite && range.high.isFinite) else { continue }
      throw .parameter(
        key: "\(key).\(criterion.id)", message: "a range of finite numbers is wanted, such as 0:100")
    }
    return all
  }

  /// Looks at the ranges of `keys` before there is a matrix: each must be one, whatever its criterion.
  func checkRanges(_ keys: [String]) throws(ScoringError) {
    // A criterion that no key names takes the general range.
    let named = criteria.map { Criterion(id: $0, direction: .benefit) }
    for key in keys { _ = try ranges(key, for: named + [Criterion(id: "", direction: .benefit)]) }
  }
}

/// A notice where some weighted criterion has the observed range for its scale: adding an alternative may
/// move it.
func reversalNotices(
  _ method: String, _ bounds: [Bounds], _ criteria: [Criterion], _ weights: WeightVector
) -> [Notice] {
  let free = criteria.indices.filter { !bounds[$0].isFixed && weights.values[$0] > 0 }
  guard !free.isEmpty else { return [] }
  let named =
    free.prefix(5).map { "'\(criteria[$0].id)'" }.joined(separator: ", ") + (free.count > 5 ? ", …" : "")
  return [
    Notice(
      "\(method): adding or dropping an alternative can reverse ranks, since bounds are not given for "
        + named
    )
  ]
}

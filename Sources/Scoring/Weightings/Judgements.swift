internal import Decision

/// What is wrong with the criteria that judgements name: none at all, or one twice.
func problems(ofCriteria criteria: [String]) -> [String] {
  if criteria.isEmpty { return ["there is no criterion; judge at least one"] }
  var seen: Set<String> = []
  var twice: [String] = []
  for id in criteria where !seen.insert(id).inserted && !twice.contains(id) { twice.append(id) }
  return twice.map { "criterion '\($0)' stands twice; name every criterion once" }
}

extension Weighting {
  /// Weights that were judged, in the order of the matrix's criteria.
  ///
  /// - Throws: ``ScoringError/parameter(key:message:)`` naming every criterion that only one of the two has.
  func matched(
    _ weights: WeightVector, of criteria: [String], to matrix: DecisionMatrix
  ) throws(ScoringError) -> WeightVector {
    var places: [String: Int] = [:]
    for (place, id) in criteria.enumerated() { places[id] = place }
    let asked = matrix.criteria.map(\.id)
    let without = asked.filter { places[$0] == nil }
    let unknown = criteria.filter { !asked.contains($0) }
    guard without.isEmpty, unknown.isEmpty else {
      throw .judgements(
        of: Self.name,
        without.map {
          "criterion '\($0)' of the matrix is not judged; \(suggestion(for: $0, among: unknown))"
        }
          + unknown.map { "'\($0)' is judged and is no criterion of the matrix; drop its judgements" })
    }
    return try shares(asked.map { weights.values[places[$0]!] }, of: matrix, unless: "")
  }
}

/// A judgement as people write it: a fraction where its inverse is a whole number.
func written(judgement: Double) -> String {
  let inverse = (1 / judgement).rounded()
  return judgement < 1 && inverse < 1000 && abs(inverse * judgement - 1) < 1e-12
    ? "1/\(plain(inverse))" : plain(judgement)
}

/// A figure with three significant digits or more: to whole ones, and as many as keep it apart from `bound`.
func rounded(_ value: Double, apartFrom bound: Double = .nan) -> String {
  guard value > 1e-12, value < 1e12 else { return plain(value) }
  var parts = 100.0
  var magnitude = value
  while magnitude >= 10, parts > 1 {
    magnitude /= 10
    parts /= 10
  }
  while magnitude < 1 {
    magnitude *= 10
    parts *= 10
  }
  while parts < 1e17 {
    // A whole number over a power of ten is the double nearest to that decimal, so it is written as short.
    let short = (value * parts).rounded() / parts
    if short != bound { return plain(short) }
    parts *= 10
  }
  return plain(value)
}

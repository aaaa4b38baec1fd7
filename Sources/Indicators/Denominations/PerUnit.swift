public import Decision

/// A column divided by another one: per head, per square kilometre, per job.
///
/// `x_i / d_i`; a gap in either is a gap in the quotient. The grade is the worse of the two.
///
///     // 30 plants on 60 km² → 0.5 per km²
///
/// - Throws: ``IndicatorError/denominator(_:)`` naming every alternative whose denominator is zero or below.
/// - Complexity: O(m).
public func perUnit(
  _ column: IndicatorTable.Column, of denominator: IndicatorTable.Column, alternatives: [Alternative]
) throws(IndicatorError) -> IndicatorTable.Column {
  var problems = ProblemList()
  var known: [Double?] = []
  for i in column.values.indices {
    guard let value = column.value(i), let divisor = denominator.value(i) else {
      known.append(nil)
      continue
    }
    if divisor > 0, (value / divisor).isFinite {
      known.append(value / divisor)
    } else {
      known.append(nil)
      problems.append(
        Problem(
          "'\(alternatives[i].id)' has \(plain(divisor)) on '\(denominator.indicator.id)', "
            + "by which '\(column.indicator.id)' is divided",
          hint: "mend the figure, or take 'per' out of the profile"))
    }
  }
  guard problems.isEmpty else { throw .denominator(problems) }
  let own = column.indicator
  let indicator = Indicator(
    id: own.id, title: "\(own.title) per \(denominator.indicator.title)",
    unit: own.unit.isEmpty && denominator.indicator.unit.isEmpty
      ? "" : "\(own.unit)/\(denominator.indicator.unit)",
    family: own.family, direction: own.direction,
    description: own.description)
  let provenance = column.provenance.map { all in
    Provenances(
      (0..<all.count).map { i in
        let below = denominator.provenance?[i].grade ?? all[i].grade
        let order = Grade.allCases
        let isWorse = order.firstIndex(of: below)! > order.firstIndex(of: all[i].grade)!
        return Provenance(
          year: all[i].year, source: all[i].source, grade: isWorse ? below : all[i].grade,
          measuredFor: all[i].measuredFor)
      })
  }
  return IndicatorTable.Column(
    indicator: indicator, known: known, provenance: provenance,
    gapPlaces: denominator.gapPlaces.merging(column.gapPlaces) { _, own in own })
}

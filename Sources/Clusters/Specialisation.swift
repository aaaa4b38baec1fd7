/// What the industry mix of a region is compared with.
public enum SpecialisationReference: Sendable, Equatable, CaseIterable {
  /// The plain mean of the other regions' shares; every other region counts alike.
  case meanOfOthers
  /// The shares of all other regions taken together; large regions count for more.
  case othersTogether
  /// The shares of all regions taken together, the region among them.
  case allTogether
}

/// Krugman's specialisation: how far the industry mix of each region is from that of the others.
///
/// `K[r] = Σ_i |s[r, i] − s̄[r, i]|` with `s[r, i] = e[r, i]/e[r, •]`: 0 for the same mix, 2 for no industry
/// in common.
///
///     let jobs: [Double?] = [20, 10, 70, 0, 0, 0, 0, 0, 60, 40]
///     try specialisations(of: jobs, industries: 5)  // [2, 2]: two regions that share nothing
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; nil is unknown.
///   - industries: S, the number of columns.
///   - reference: what s̄ is.
/// - Returns: one value a region, in 0…2, no unit. Nil for a region with an unknown cell, whose shares are
///   not known, or without employment; such a region is left out of the reference too. Nil for all when
///   nothing is left to compare with.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``, and ``ClusterError/invalidFigures(_:)`` for
///   figures that are negative or not finite.
/// - Complexity: O(R·S) time and memory.
/// - Source: Krugman (1991), *Geography and Trade*, p. 76, for two regions; the mean of the others is that of
///   Farhauer & Kröll (2013), *Standorttheorien*, the others together that of Midelfart-Knarvik, Overman,
///   Redding & Venables (2000), *The Location of European Industry*.
public func specialisations(
  of employment: [Double?], industries: Int, reference: SpecialisationReference = .meanOfOthers
) throws(ClusterError) -> [Double?] {
  let regions = try regionCount(cells: employment.count, industries: industries)
  let rows = try completeRows(of: employment, industries: industries)
  // What is added up over regions: shares where each counts alike, employment where size counts.
  var sums = [Double](repeating: 0, count: industries)
  for row in rows {
    for i in 0..<industries { sums[i] += reference == .meanOfOthers ? row.shares[i] : row.jobs[i] }
  }
  var values = [Double?](repeating: nil, count: regions)
  for row in rows {
    var compared = sums
    switch reference {
    case .meanOfOthers: for i in 0..<industries { compared[i] -= row.shares[i] }
    case .othersTogether: for i in 0..<industries { compared[i] -= row.jobs[i] }
    case .allTogether: break
    }
    let whole: Double
    switch reference {
    case .meanOfOthers: whole = Double(rows.count - 1)
    case .othersTogether, .allTogether: whole = compared.reduce(0, +)
    }
    guard rows.count > 1, whole > 0 else { continue }
    var distance = 0.0
    for i in 0..<industries { distance += abs(row.shares[i] - compared[i] / whole) }
    values[row.region] = distance
  }
  return values
}

/// The Herfindahl index of each region's industries: from 1/S for an even mix to 1 for a single industry.
///
/// `H[r] = Σ_i s[r, i]²` with `s[r, i] = e[r, i]/e[r, •]`; `1/H` is the number of equal industries that would
/// give it.
///
///     try industryHerfindahls(of: [50, 50, 0, 100, 0, 0], industries: 3)  // [0.5, 1]
///
/// - Parameters:
///   - employment: R × S counts, row-major, regions down; nil is unknown.
///   - industries: S, the number of columns.
/// - Returns: one value a region, no unit. Nil for a region with an unknown cell or without employment.
/// - Throws: as ``specialisations(of:industries:reference:)``.
/// - Complexity: O(R·S).
/// - Source: Herfindahl (1950), *Concentration in the Steel Industry*; Hirschman (1964), *American Economic
///   Review* 54(5) 761.
public func industryHerfindahls(of employment: [Double?], industries: Int) throws(ClusterError) -> [Double?] {
  let regions = try regionCount(cells: employment.count, industries: industries)
  var values = [Double?](repeating: nil, count: regions)
  for row in try completeRows(of: employment, industries: industries) {
    values[row.region] = row.shares.reduce(0) { $0 + $1 * $1 }
  }
  return values
}

/// One region whose every cell is known and that has some employment.
private struct CompleteRow {
  let region: Int
  let jobs: [Double]
  let shares: [Double]
}

private func completeRows(of employment: [Double?], industries: Int) throws(ClusterError) -> [CompleteRow] {
  var invalid = InvalidFigures()
  checkAmounts(employment, of: "employment", industries: industries, into: &invalid)
  try invalid.refuse()
  var rows: [CompleteRow] = []
  for region in 0..<employment.count / industries {
    let jobs = employment[region * industries..<(region + 1) * industries].compactMap(\.self)
    let total = jobs.reduce(0, +)
    guard jobs.count == industries, total > 0 else { continue }
    rows.append(CompleteRow(region: region, jobs: jobs, shares: jobs.map { $0 / total }))
  }
  return rows
}

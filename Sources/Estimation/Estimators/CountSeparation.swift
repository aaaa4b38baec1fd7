internal import Kernels

/// Rows of count zero that columns and effects rule out, and the columns that do it.
///
/// When some combination z of columns and effects is zero in every row with a count above zero, nowhere below
/// zero and above it in some rows, the likelihood rises for ever along −z: it has no maximum, and no
/// coefficient of those columns is right. In the limit the rows with z > 0 have the mean zero, so they can be
/// left out.
///
/// The combination is sought as the minimum of `Σ exp(−z)` over the rows of count zero plus `500 Σ z²` over
/// the others, which has none exactly when there is such a z. Newton's steps d are weighted least squares
/// with effects absorbed, of one on the rows of count zero: iteratively reweighted, where the rectifier of
/// Correia, Guimarães & Zylkin cuts off what is below zero instead, which can take any number of steps when a
/// combination is nearly of one sign. When d < 1 in every row of count zero, the residuals are weights of one
/// sign that are orthogonal to every combination, and by Stiemke's lemma (1915) there is no z. Rows whose
/// weight is too small for the proof are looked at again by themselves, with z zero elsewhere. Where there is
/// a z, the steps settle on it, by at least 1 in the rows ruled out and by nothing in the others. What is
/// then found is checked: the part of it that is not zero in the other rows is taken out exactly, by least
/// squares on those rows, and the rest must still be above zero in the rows ruled out.
///
/// - Source: Correia, Guimarães & Zylkin (2019), *Verifying the existence of maximum likelihood estimates for
///   generalized linear models*, arXiv:1903.01633, proposition 2 and section 3.
struct CountSeparation {
  /// Places of the rows in the design.
  let rows: [Int]
  /// Names of the columns of the combination.
  let columns: [String]

  enum Finding {
    case excluded
    case found(CountSeparation)
    case undecided
  }

  static let limit = 120
  /// Of a step in the rows that stay, before it is worth a check: the check takes it out exactly.
  static let stillness = 0.01
  /// What is left of a combination in the rows that stay, as a part of the longest step: rounding.
  static let rounding = 1e-9
  /// A row whose weight has fallen below this is lost in the rounding of others, and proves nothing.
  static let smallestWeight = 1e-10
  /// The weight of the rows in which the combination must be zero, so that the first steps hardly move them.
  static let stiffness = 1000.0

  static func search(_ data: CountData, threads: Threads) throws(EstimationError) -> Finding {
    let data = data.absorbingConstant
    let problem = try CountProblem(data, threads: threads)
    // Rows in which a combination may still be above zero.
    var isZero = problem.response.map { $0 == 0 }
    var position = [Double](repeating: 0, count: isZero.count)
    var start: [SIMD4<Double>]?
    for _ in 0..<limit {
      let powers = position.map { exponential(-$0) }
      let weights = isZero.indices.map { isZero[$0] ? powers[$0] : stiffness }
      let target = isZero.indices.map { isZero[$0] ? 1 : -position[$0] }
      let projection = problem.rows.projection(
        of: target, weights: weights, start: start, tolerance: PoissonSearch.tightest)
      start = projection.effects.others
      guard let factor = CholeskyFactor(projection.gram, order: problem.columnCount) else {
        return .undecided
      }
      let step = factor.solution(projection.moments)
      let change = problem.rows.combination(step, projection, withTarget: true)
      if isZero.indices.allSatisfy({ !isZero[$0] || change[$0] < 0.75 }) {
        // Proved for the rows that still have weight; what is left is sought among the others alone.
        let isLeft = isZero.indices.map { isZero[$0] && powers[$0] < smallestWeight }
        guard isLeft.contains(true) else { return .excluded }
        guard isLeft != isZero else { return .undecided }
        isZero = isLeft
        position = position.map { _ in 0 }
        continue
      }
      let isCandidate = isZero.indices.map { isZero[$0] && change[$0] >= 0.5 }
      if change.indices.allSatisfy({ isCandidate[$0] || abs(change[$0]) <= stillness }),
        let found = try certified(isCandidate, change, step, problem, data, threads)
      {
        return .found(found)
      }
      let before = height(position, isZero, powers)
      var length = 1.0
      var next = position
      repeat {
        next = zip(position, change).map { $0 + length * $1 }
        if height(next, isZero, next.map { exponential(-$0) }) < before { break }
        length /= 2
      } while length > 1e-6
      guard length > 1e-6 else { return .undecided }
      position = next
    }
    return .undecided
  }

  private static func height(_ position: [Double], _ isZero: [Bool], _ powers: [Double]) -> Double {
    var sum = 0.0
    for row in position.indices {
      sum += isZero[row] ? powers[row] : stiffness / 2 * position[row] * position[row]
    }
    return sum
  }

  /// The combination with everything taken out that is not zero in the rows that stay.
  ///
  /// - Returns: nil when what is left does not rule out just the candidates.
  private static func certified(
    _ isCandidate: [Bool], _ change: [Double], _ step: [Double], _ problem: CountProblem, _ data: CountData,
    _ threads: Threads
  ) throws(EstimationError) -> CountSeparation? {
    let staying = isCandidate.indices.filter { !isCandidate[$0] }
    let values = staying.map { change[$0] }
    var changeOfRow = [Double](repeating: 0, count: data.design.rowCount)
    for (place, value) in zip(staying, values) { changeOfRow[problem.places[place]] = value }
    var rest = data
    rest.rows = staying.map { problem.places[$0] }.sorted()
    let remaining = try CountProblem(rest, threads: threads)
    let target = remaining.places.map { changeOfRow[$0] }
    let ones = [Double](repeating: 1, count: target.count)
    let projection = remaining.rows.projection(
      of: target, weights: ones, tolerance: PoissonSearch.tightest)
    let kept = CountColumns(remaining.rows, projection).kept
    let order = problem.columnCount
    // Coefficients of the kept columns alone, in the scale of the remaining rows.
    var correction = [Double](repeating: 0, count: order)
    let gram = projection.gram
    if let factor = CholeskyFactor(
      kept.flatMap { a in kept.map { gram[a * order + $0] } }, order: kept.count)
    {
      for (k, value) in zip(kept, factor.solution(kept.map { projection.moments[$0] })) {
        correction[k] = value
      }
    }
    let fitted = remaining.rows.combination(correction, projection, withTarget: true)
    let largest = zip(isCandidate, change).reduce(0) { $1.0 ? max($0, abs($1.1)) : $0 }
    guard zip(target, fitted).allSatisfy({ abs($0 - $1) <= rounding * largest }) else { return nil }
    // Combination = step less correction, in one scale; its values in the candidates.
    let lead = Self.values(of: correction, projection, remaining, at: problem.places, rest)
    for row in isCandidate.indices where isCandidate[row] {
      guard change[row] - lead[row] > max(0.25, 2 * rounding * largest) else { return nil }
    }
    let own = problem.coefficients(step)
    let other = remaining.coefficients(correction)
    let sizes = (0..<order).map { abs(own[$0] - other[$0]) / problem.units[$0] }
    let most = sizes.max() ?? 0
    return CountSeparation(
      rows: isCandidate.indices.filter { isCandidate[$0] }.map { problem.places[$0] }.sorted(),
      columns: sizes.indices.filter { sizes[$0] > 1e-6 * most && sizes[$0] > rounding * largest }
        .map { problem.names[$0] })
  }

  /// Fitted values of the regression on the remaining rows, at any rows of the design; levels that do not
  /// remain have no effect.
  private static func values(
    of vector: [Double], _ projection: AbsorbedRows.Projection, _ remaining: CountProblem, at rows: [Int],
    _ data: CountData
  ) -> [Double] {
    let design = data.design
    let columns = data.places.map { design.columns[$0] }
    var result = rows.map { row in
      vector.indices.reduce(0.0) {
        $0 + vector[$1] * (columns[$1][row] - remaining.means[$1]) * remaining.units[$1]
      }
    }
    let centres = remaining.centres(projection, vector: vector)
    for (grouping, centre) in zip(data.effects, centres) {
      for (place, row) in rows.enumerated() { result[place] += centre[Int(grouping.codes[row])] }
    }
    return result
  }
}

extension CountProblem {
  /// For every absorbed effect and level: the effect on the target less that on the columns times `vector`.
  func centres(_ projection: AbsorbedRows.Projection, vector: [Double]) -> [[Double]] {
    effects(projection, width: 1) { effects, first in
      var sum = effects[first][0]
      for (k, factor) in vector.enumerated() { sum -= factor * effects[first + (k + 1) / 4][(k + 1) % 4] }
      return [sum]
    }
  }

  /// For every absorbed effect what it explains of the columns, in the unit of the data: levels × K.
  func centres(_ projection: AbsorbedRows.Projection) -> [[Double]] {
    var result = effects(projection, width: columnCount) { effects, first in
      (0..<columnCount).map { effects[first + ($0 + 1) / 4][($0 + 1) % 4] / units[$0] }
    }
    guard let levels = rows.levels else { return [] }
    let leading = levels.leading
    for place in result[leading].indices { result[leading][place] += means[place % max(columnCount, 1)] }
    return result
  }

  private func effects(
    _ projection: AbsorbedRows.Projection, width: Int, _ value: ([SIMD4<Double>], Int) -> [Double]
  ) -> [[Double]] {
    guard let levels = rows.levels else { return [] }
    let fours = rows.rows.fours
    var other = 0
    return levels.codes.indices.map { effect in
      var result = [Double](repeating: 0, count: width * levelCounts[effect])
      let isLeading = effect == levels.leading
      let base = isLeading ? 0 : levels.offsets[other]
      for (place, code) in levels.codes[effect].enumerated() {
        let found = value(
          isLeading ? projection.effects.lead : projection.effects.others, (base + place) * fours)
        for k in 0..<width { result[Int(code) * width + k] = found[k] }
      }
      if !isLeading { other += 1 }
      return result
    }
  }
}

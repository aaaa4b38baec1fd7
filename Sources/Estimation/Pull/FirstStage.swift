internal import Decision

/// Least squares of a cluster term on a constant, the other covariates and the instruments.
struct FirstStage: Sendable {
  /// On the kept columns.
  let coefficients: [Double]
  let clusteredF: Double
  let plainF: Double
  private let response: [Double]
  /// The constant first.
  private let columns: [[Double]]
  /// Sums of products of columns and response, (K + 1)² for every case.
  private let products: [[Double]]
  private let caseWeights: [Double]

  init(
    _ design: ChoiceDesign, own: Int, square: String?, instruments: [Int]
  ) throws(EstimationError) {
    let others = design.columns.indices.filter {
      $0 != own && design.names[$0] != square && !instruments.contains($0)
    }
    let response = design.columns[own]
    let places = others + instruments
    let all =
      [("(constant)", [Double](repeating: 1, count: response.count))]
      + places.map { (design.names[$0], design.columns[$0]) }
    let caseWeights = design.cases.indices.map(design.caseWeight)
    let weights = Self.spread(caseWeights, design.starts)
    let problem = try LinearProblem(
      columns: all.map { ($0.0, DesignColumn($0.1)) }, response: DesignColumn(response), weights: weights,
      hasConstant: true)
    let fit = try leastSquares(problem)
    guard !fit.isExact else {
      throw .problem(
        .table, "the first stage is exact: covariates and instruments give '\(design.names[own])' itself",
        hint: "an instrument moves the stock but is not the stock")
    }
    let names = Set(instruments.map { design.names[$0] }).intersection(fit.names)
    guard !names.isEmpty else {
      throw .problem(
        .table, "the instruments cannot be told apart from the other covariates",
        hint: "name a column that is not in the formula")
    }
    let tested = fit.names.filter(names.contains).map { LinearRestriction([$0: 1], equals: 0) }
    let scale = fit.residualStandardError * fit.residualStandardError
    func statistic(_ covariance: [Double]) throws(EstimationError) -> Double {
      let estimates = try Estimates(names: fit.names, values: fit.coefficients, covariance: covariance)
      return try waldTest(of: estimates, tested).statistic / Double(tested.count)
    }
    plainF = try statistic(fit.inverseGram.map { scale * $0 })
    let clusters = Clustering("alternative", labels: design.alternatives.codes)
    clusteredF = try statistic(
      try clusteredCovariance(fit.influence(on: problem), by: clusters).values)
    coefficients = fit.coefficients
    self.response = response
    let kept = fit.kept.map { all[$0].1 }
    columns = kept
    self.caseWeights = caseWeights
    let order = kept.count + 1
    products = design.cases.indices.map { n in
      var sums = [Double](repeating: 0, count: order * order)
      for row in design.starts[n]..<design.starts[n + 1] {
        let values = kept.map { $0[row] } + [response[row]]
        for a in 0..<order { for b in 0...a { sums[a * order + b] += values[a] * values[b] } }
      }
      return sums
    }
  }

  private static func spread(_ weights: [Double], _ starts: [Int]) -> [Double] {
    weights.indices.flatMap { [Double](repeating: weights[$0], count: starts[$0 + 1] - starts[$0]) }
  }

  /// The response less what the columns say.
  func residuals(coefficients: [Double]) -> [Double] {
    var rest = response
    for (k, column) in columns.enumerated() {
      let coefficient = coefficients[k]
      for row in rest.indices { rest[row] -= coefficient * column[row] }
    }
    return rest
  }

  /// With every case counted so often; nil where the columns no longer tell themselves apart.
  func coefficients(counts: [Int]) -> [Double]? {
    let order = columns.count + 1
    var sums = [Double](repeating: 0, count: order * order)
    for (n, count) in counts.enumerated() where count > 0 {
      let weight = Double(count) * caseWeights[n]
      for place in sums.indices { sums[place] += weight * products[n][place] }
    }
    let width = columns.count
    var gram = [Double](repeating: 0, count: width * width)
    for a in 0..<width {
      for b in 0...a {
        gram[a * width + b] = sums[a * order + b]
        gram[b * width + a] = sums[a * order + b]
      }
    }
    return CholeskyFactor(gram, order: width)?.solution((0..<width).map { sums[width * order + $0] })
  }
}

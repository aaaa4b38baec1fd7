import Estimation

/// The 24 rows of `References/least-squares/covariances.py` and `weighted.R`.
enum CovarianceReference {
  static let rows = 0..<24
  static let x1 = rows.map { Double(7 * $0 % 11) / 2 }
  static let x2 = rows.map { Double(5 * $0 * $0 % 13) / 4 }
  static let y = rows.map { row in
    1 + x1[row] / 2 - x2[row] + Double((11 * row * row + 3 * row) % 17 - 8) / 8
  }
  static let weights = rows.map { 1 + Double($0 % 3) / 2 }
  static let firm = Clustering("firm", labels: rows.map { $0 / 5 })
  static let year = Clustering("year", labels: rows.map { "20\($0 % 4)" })
  static let sector = Clustering("sector", labels: rows.map { $0 * $0 % 7 })

  static func problem(weights: [Double]?, hasConstant: Bool = true) throws -> LinearProblem {
    let constant = [("(constant)", DesignColumn(rows.map { _ in 1 }))]
    return try LinearProblem(
      columns: (hasConstant ? constant : []) + [("x1", DesignColumn(x1)), ("x2", DesignColumn(x2))],
      response: DesignColumn(y), weights: weights, hasConstant: hasConstant)
  }

  /// The figures of one line of the reference.
  static func figures(_ fit: String, _ kind: String, _ factor: String) throws -> [Double] {
    try reference("covariances").first { $0[0] == fit && $0[1] == kind && $0[2] == factor }?.dropFirst(3)
      .map { Double($0) ?? .nan } ?? []
  }
}

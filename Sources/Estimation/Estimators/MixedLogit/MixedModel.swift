internal import Kernels

/// The parameters of a mixed logit on the columns that are left: what each is called, and how it goes from
/// the search's units to the user's.
struct MixedModel {
  /// A column with a random coefficient.
  struct Random {
    let column: Int
    let distribution: CoefficientDistribution
  }

  let names: [String]
  let units: [Double]
  let random: [Random]
  /// What the search moves: the locations of all columns, and the spreads that are not held at zero.
  let columns: RandomColumns
  let isCorrelated: Bool

  init(_ names: [String], units: [Double], random: [Random], isCorrelated: Bool) {
    self.names = names
    self.units = units
    self.random = random
    let normal = random.indices.filter { random[$0].distribution == .normal }
    self.isCorrelated = isCorrelated && normal.count > 1
    var spreads: [RandomColumns.Spread] = []
    for d in random.indices {
      if self.isCorrelated, random[d].distribution == .normal {
        for e in normal where e <= d { spreads.append(.init(column: d, deviate: e)) }
      } else {
        spreads.append(.init(column: d, deviate: d))
      }
    }
    columns = RandomColumns(
      columns: random.map(\.column), isExponential: random.map { $0.distribution == .logNormal },
      spreads: spreads)
  }

  private init(_ other: MixedModel, spreads: [RandomColumns.Spread]) {
    (names, units, random, isCorrelated) = (other.names, other.units, other.random, other.isCorrelated)
    columns = RandomColumns(
      columns: other.columns.columns, isExponential: other.columns.isExponential, spreads: spreads)
  }

  /// The same model with a spread held at zero.
  func without(spread: Int) -> MixedModel {
    MixedModel(self, spreads: columns.spreads.indices.filter { $0 != spread }.map { columns.spreads[$0] })
  }

  var columnCount: Int { names.count }
  var count: Int { columnCount + columns.spreads.count }

  /// The spread's column in the design.
  func column(of spread: Int) -> Int { random[columns.spreads[spread].column].column }

  /// Whether the likelihood is even in the spread alone: it is the only one that its deviate moves, as every
  /// standard deviation and the last entry of a triangle.
  func isAlone(_ spread: Int) -> Bool {
    let deviate = columns.spreads[spread].deviate
    return columns.spreads.count { $0.deviate == deviate } == 1
  }

  func name(of spread: RandomColumns.Spread) -> String {
    let (row, other) = (names[random[spread.column].column], names[random[spread.deviate].column])
    return isCorrelated && random[spread.column].distribution == .normal
      ? "chol(\(row),\(other))" : "sd(\(row))"
  }

  var covariates: [String] {
    names.indices.map { column in
      random.contains { $0.column == column } ? "mean(\(names[column]))" : names[column]
    } + columns.spreads.map(name)
  }

  func isExponential(_ column: Int) -> Bool {
    random.contains { $0.column == column && $0.distribution == .logNormal }
  }

  /// The user's figure is `scale · point + shift`: coefficients are per unit of the column, but those of a
  /// log-normal one are of its logarithm.
  func scale(_ parameter: Int) -> Double {
    let column = parameter < columnCount ? parameter : column(of: parameter - columnCount)
    return isExponential(column) ? 1 : units[column]
  }

  func shift(_ parameter: Int) -> Double {
    parameter < columnCount && isExponential(parameter) ? logarithm(units[parameter]) : 0
  }

  /// −1 for a spread whose sign is turned round for the report: a standard deviation is above zero, and so is
  /// the diagonal of a triangle. A deviate whose distribution is even may change its sign.
  func signs(at point: [Double]) -> [Double] {
    var signs = [Double](repeating: 1, count: count)
    for (s, spread) in columns.spreads.enumerated() where spread.column == spread.deviate {
      guard point[columnCount + s] < 0 else { continue }
      for (t, other) in columns.spreads.enumerated() where other.deviate == spread.deviate {
        signs[columnCount + t] = -1
      }
    }
    return signs
  }
}

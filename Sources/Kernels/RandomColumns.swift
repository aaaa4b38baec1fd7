/// Columns whose coefficients differ from draw to draw, and how they follow from parameters and deviates.
///
/// With K columns the parameters are K locations θ₁…θ_K and then one for every spread. Column k has the
/// coefficient `η = θ_k + Σ θ_s z_{l(s)}` over its spreads s, z the deviates of the draw, or exp(η) where it
/// is exponential; a column that is not listed has θ_k itself.
public struct RandomColumns: Sendable, Equatable {
  /// A parameter that multiplies a deviate: one entry of a triangle when columns are correlated.
  public struct Spread: Sendable, Equatable {
    /// Place among ``RandomColumns/columns``.
    public let column: Int
    /// Which of the deviates it multiplies.
    public let deviate: Int

    public init(column: Int, deviate: Int) {
      self.column = column
      self.deviate = deviate
    }
  }

  /// Places among the columns of the rows, each once.
  public let columns: [Int]
  public let isExponential: [Bool]
  public let spreads: [Spread]

  public init(columns: [Int], isExponential: [Bool], spreads: [Spread]) {
    precondition(
      isExponential.count == columns.count && spreads.allSatisfy { $0.column < columns.count },
      "caller passes a form for every column, and spreads of columns that are there")
    self.columns = columns
    self.isExponential = isExponential
    self.spreads = spreads
  }
}

/// The derivatives of the coefficients: parameter a moves the coefficient of one column by one of a few
/// factors, 1, a deviate, the coefficient itself, or it times a deviate.
struct ParameterFactors: Sendable {
  enum Factor: Sendable, Hashable { case one, deviate(Int), coefficient(Int), both(Int, deviate: Int) }

  let random: RandomColumns
  /// For every parameter its column.
  let columns: [Int]
  /// For every parameter the place of its factor.
  let places: [Int]
  /// The first one is `one`.
  let factors: [Factor]
  /// Pairs of factors whose products are wanted; the first one is of `one` with itself.
  let pairs: [(Int, Int)]
  /// For parameters a ≥ b at a(a + 1)/2 + b the place of the pair.
  let pairPlaces: [Int]

  init(_ random: RandomColumns, columnCount: Int) {
    var (factors, places): ([Factor], [Int]) = ([.one], [])
    var (pairs, pairPlaces): ([(Int, Int)], [Int]) = ([(0, 0)], [])
    func place(_ factor: Factor) -> Int {
      if let place = factors.firstIndex(of: factor) { return place }
      factors.append(factor)
      return factors.count - 1
    }
    for column in 0..<columnCount {
      let d = random.columns.firstIndex(of: column)
      places.append(d.map { random.isExponential[$0] ? place(.coefficient($0)) : 0 } ?? 0)
    }
    for spread in random.spreads {
      places.append(
        place(
          random.isExponential[spread.column]
            ? .both(spread.column, deviate: spread.deviate) : .deviate(spread.deviate)))
    }
    for a in places.indices {
      for b in 0...a {
        let pair = (min(places[a], places[b]), max(places[a], places[b]))
        if let found = pairs.firstIndex(where: { $0 == pair }) {
          pairPlaces.append(found)
        } else {
          pairPlaces.append(pairs.count)
          pairs.append(pair)
        }
      }
    }
    self.random = random
    columns = Array(0..<columnCount) + random.spreads.map { random.columns[$0.column] }
    (self.factors, self.places, self.pairs, self.pairPlaces) = (factors, places, pairs, pairPlaces)
  }

  var count: Int { columns.count }
}

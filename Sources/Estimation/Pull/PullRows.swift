internal import Kernels

/// What a pull is worked out from: the rows of a choice model and what its stock does to them.
struct PullRows: Sendable {
  /// Figures of the J alternatives at one vector of coefficients.
  struct Figures: Sendable {
    /// Σ w P.
    var weights: [Double]
    /// Σ w P E.
    var weighted: [Double]
    /// Σ w (P′ − P).
    var zeroSums: [Double]
    /// Σ w P (e^Δ − 1).
    var positiveSums: [Double]
  }

  let columns: [[Double]]
  let starts: [Int]
  let codes: [Int32]
  let weights: [Double]
  let levels: Int
  /// The offset, −∞ in rows left out; nil where all is zero.
  let base: [Double]?
  /// ∂f/∂log n of every row, and ∂f²/∂log n.
  let slopes: [Double]
  let squareSlopes: [Double]
  /// What growth adds to f and to f².
  let rises: [Double]
  let squareRises: [Double]
  /// Places of the coefficients of f and f².
  let place: Int
  let squarePlace: Int?
  /// The only alternative that grows; nil when each grows by itself.
  let grower: Int32?
  private let blocks: [Range<Int>]

  /// Rows that are worked on together.
  private static let batch = 2048

  init(
    _ fit: ChoiceFit, _ design: ChoiceDesign, place: Int, squarePlace: Int?, form: ClusterTerm.Form,
    stock: [Double], growth: StockGrowth, grower: Int32?
  ) {
    columns = fit.columnPlaces.map { design.columns[$0] }
    starts = design.starts
    codes = design.alternatives.codes
    levels = design.alternatives.levels.count
    weights = design.cases.indices.map(design.caseWeight)
    var base = design.offset
    if fit.logProbabilities.contains(-.infinity) {
      var all = base ?? [Double](repeating: 0, count: design.rowCount)
      for row in all.indices where fit.logProbabilities[row] == -.infinity { all[row] = -.infinity }
      base = all
    }
    self.base = base
    self.place = place
    self.squarePlace = squarePlace
    self.grower = grower
    slopes = stock.map(form.slope)
    rises = stock.map { form.change(from: $0, to: growth.grown($0)) }
    if squarePlace != nil {
      let values = stock.map(form.value)
      squareSlopes = zip(values, slopes).map { 2 * $0 * $1 }
      squareRises = zip(values, rises).map { $1 * (2 * $0 + $1) }
    } else {
      (squareSlopes, squareRises) = ([], [])
    }
    var blocks: [Range<Int>] = []
    var first = 0
    while first < starts.count - 1 {
      var end = first + 1
      while end < starts.count - 1, starts[end + 1] - starts[first] <= Self.batch { end += 1 }
      blocks.append(first..<end)
      first = end
    }
    self.blocks = blocks
  }

  /// What the change of utility by growth is at one row.
  func rise(_ row: Int, _ b: [Double]) -> Double {
    b[place] * rises[row] + (squarePlace.map { b[$0] * squareRises[row] } ?? 0)
  }

  /// The probabilities of every row, block by block of whole cases.
  private func probabilities(_ block: Range<Int>, _ b: [Double]) -> [Double] {
    let rows = starts[block.lowerBound]..<starts[block.upperBound]
    var values = base.map { Array($0[rows]) } ?? [Double](repeating: 0, count: rows.count)
    var span = values.mutableSpan
    for (k, column) in columns.enumerated() {
      ColumnLoops.add(column.span.extracting(rows), on: .plain, times: b[k], to: &span)
    }
    for n in block {
      let own = (starts[n] - rows.lowerBound)..<(starts[n + 1] - rows.lowerBound)
      var largest = -Double.infinity
      for row in own { largest = max(largest, span[row]) }
      for row in own { span[row] -= largest }
    }
    ColumnLoops.exponentiate(&span)
    for n in block {
      let own = (starts[n] - rows.lowerBound)..<(starts[n + 1] - rows.lowerBound)
      var sum = 0.0
      for row in own { sum += span[row] }
      let share = 1 / sum
      for row in own { span[row] *= share }
    }
    return values
  }

  /// e^Δ − 1 of every row of a block.
  private func gains(_ block: Range<Int>, _ b: [Double]) -> [Double] {
    let rows = starts[block.lowerBound]..<starts[block.upperBound]
    var rise = [Double](repeating: 0, count: rows.count)
    do {
      var span = rise.mutableSpan
      ColumnLoops.add(rises.span.extracting(rows), on: .plain, times: b[place], to: &span)
      if let squarePlace {
        ColumnLoops.add(squareRises.span.extracting(rows), on: .plain, times: b[squarePlace], to: &span)
      }
    }
    var gains = rise
    var span = gains.mutableSpan
    ColumnLoops.exponentiate(&span)
    let small = rise.span
    for row in 0..<span.count { span[row] = exponentialLessOne(small[row], power: span[row]) }
    return gains
  }

  /// One pass over all rows.
  func figures(at b: [Double]) -> Figures {
    let none = [Double](repeating: 0, count: levels)
    var found = Figures(weights: none, weighted: none, zeroSums: none, positiveSums: none)
    for block in blocks {
      let begin = starts[block.lowerBound]
      let shares = probabilities(block, b)
      let gained = grower == nil ? gains(block, b) : []
      for n in block where weights[n] > 0 {
        let rows = starts[n]..<starts[n + 1]
        let weight = weights[n]
        for row in rows {
          let code = Int(codes[row])
          let probability = shares[row - begin]
          var slope = b[place] * slopes[row]
          if let squarePlace { slope += b[squarePlace] * squareSlopes[row] }
          found.weights[code] += weight * probability
          found.weighted[code] += weight * probability * slope * (1 - probability)
        }
        if let grower {
          guard let own = rows.first(where: { codes[$0] == grower }) else { continue }
          let rise = rise(own, b)
          let more = shares[own - begin] * exponentialLessOne(rise, power: exponential(rise))
          let factor = weight * more / (1 + more)
          for row in rows where row != own {
            found.zeroSums[Int(codes[row])] -= factor * shares[row - begin]
          }
          found.zeroSums[Int(grower)] += factor * (1 - shares[own - begin])
          found.positiveSums[Int(grower)] += weight * more
        } else {
          for row in rows {
            let code = Int(codes[row])
            let probability = shares[row - begin]
            let more = probability * gained[row - begin]
            found.zeroSums[code] += weight * more * (1 - probability) / (1 + more)
            found.positiveSums[code] += weight * more
          }
        }
      }
    }
    return found
  }

  /// Σ w P ′ − Σ w P of every alternative for each grower by itself: growers × J, row-major.
  func changes(at b: [Double], growers: [Int]) -> [Double] {
    var places = [Int](repeating: -1, count: levels)
    for (place, level) in growers.enumerated() { places[level] = place }
    var changes = [Double](repeating: 0, count: growers.count * levels)
    for block in blocks {
      let begin = starts[block.lowerBound]
      let shares = probabilities(block, b)
      for n in block where weights[n] > 0 {
        for own in starts[n]..<starts[n + 1] where places[Int(codes[own])] >= 0 {
          let first = places[Int(codes[own])] * levels
          let rise = rise(own, b)
          let more = shares[own - begin] * exponentialLessOne(rise, power: exponential(rise))
          let factor = weights[n] * more / (1 + more)
          for row in starts[n]..<starts[n + 1] {
            changes[first + Int(codes[row])] -= factor * shares[row - begin]
          }
          changes[first + Int(codes[own])] += factor
        }
      }
    }
    return changes
  }
}

/// e^x − 1; the difference loses digits near zero, where four terms of the series are exact to the last one.
func exponentialLessOne(_ x: Double, power: Double) -> Double {
  abs(x) < 1e-4 ? x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4))) : power - 1
}

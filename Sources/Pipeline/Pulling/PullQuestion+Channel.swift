internal import Decision
internal import Estimation
internal import Kernels

extension PullQuestion {
  /// Losers named of each grower.
  private static let losersNamed = 5

  /// What one cluster term does, and what is worth saying of it.
  func channel(
    _ term: ClusterTerm, _ model: PullSource, _ drawn: [Double], _ plain: PullSource, _ nested: NestedFit?
  ) throws(EstimationError) -> (PullAnswer.Channel, [Notice]) {
    let pull = try model.fit.pull(
      of: term, on: model.design, growth: growth, region: options.region, draws: drawn,
      threads: Threads(question.options.threads))
    let levels = model.design.alternatives.levels
    let growers = pull.alternatives.compactMap { alternative in
      options.region == nil || options.region == alternative.id
        ? levels.firstIndex(of: alternative.id) : nil
    }
    let changes = try model.fit.growthChanges(
      of: term, on: model.design, growth: growth, growers: growers)
    let nestedChanges = try nested.map { fit throws(EstimationError) in
      try fit.growthChanges(of: term, on: plain.design, growth: growth, growers: growers)
    }
    let stocks = try plain.design.numbers(in: term.stock)
    let data = (stocks.min() ?? 0)...(stocks.max() ?? 0)
    let (turning, notice) = try turningPoint(of: term, model, data)
    let alternatives = pull.alternatives.map { found in
      let level = levels.firstIndex(of: found.id) ?? 0
      let own = growers.firstIndex(of: level)
      // With one grower the others' figures are what it takes from them.
      let nestedChange = nestedChanges.flatMap { changes in
        (own ?? (options.region == nil ? nil : 0)).map { changes[$0 * levels.count + level] }
      }
      return PullAnswer.Alternative(
        id: found.id, share: found.share, elasticity: .init(found.elasticity), shareAfter: found.shareAfter,
        zeroSum: .init(found.zeroSum), positiveSum: .init(found.positiveSum), nested: nestedChange,
        losers: own.map { losers(from: $0, levels, changes, nestedChanges) } ?? [])
    }
    let channel = PullAnswer.Channel(
      term: term.name, stock: term.stock, coefficient: try model.estimates.coefficient(term.name),
      square: try term.square.map { name throws(EstimationError) in try model.estimates.coefficient(name) },
      elasticity: .init(pull.elasticity), alternatives: alternatives, turningPoint: turning, data: data,
      curve: try curve(term, model, drawn, data))
    return (channel, [notice].compactMap(\.self))
  }

  private func losers(
    from place: Int, _ levels: [String], _ changes: [Double], _ nested: [Double]?
  ) -> [PullAnswer.Loser] {
    let row = place * levels.count
    let order = nested ?? changes
    return levels.indices.filter { order[row + $0] < 0 }
      .sorted { (order[row + $0], $0) < (order[row + $1], $1) }.prefix(Self.losersNamed)
      .map { PullAnswer.Loser(id: levels[$0], zeroSum: changes[row + $0], nested: nested?[row + $0]) }
  }

  private func curve(
    _ term: ClusterTerm, _ model: PullSource, _ drawn: [Double], _ data: ClosedRange<Double>
  ) throws(EstimationError) -> [PullAnswer.CurvePoint] {
    guard let square = term.square, data.lowerBound < data.upperBound else { return [] }
    let (b, q) = (try model.estimates.place(of: term.name), try model.estimates.place(of: square))
    let width = model.fit.count
    let curve = PullCurve(
      form: term.form, coefficients: (model.fit.coefficients[b], model.fit.coefficients[q]),
      draws: stride(from: 0, to: drawn.count, by: width).map { (drawn[$0 + b], drawn[$0 + q]) }, data: data)
    return curve.points.map {
      PullAnswer.CurvePoint(stock: $0.stock, utility: $0.utility, interval: $0.interval)
    }
  }

  /// The turning point, or why there is none.
  private func turningPoint(
    of term: ClusterTerm, _ model: PullSource, _ data: ClosedRange<Double>
  ) throws(EstimationError) -> (PullAnswer.TurningPoint?, Notice?) {
    guard let square = term.square else {
      return (nil, Notice("'\(term.name)' has no squared term, so no turning point is looked for"))
    }
    let none = "no turning point of '\(term.name)': "
    switch try model.estimates.turningPoint(of: term, square: square, data: data) {
    case .found(let point):
      return (
        PullAnswer.TurningPoint(
          value: point.value, standardError: point.standardError, delta: point.delta,
          fieller: point.fieller), nil
      )
    case .rising:
      let value = rounded(try model.estimates.coefficient(square).estimate)
      return (
        nil,
        Notice(none + "the coefficient of its square is \(value), not below zero, so the pull does not fall")
      )
    case .outside(let value, let data):
      return (
        nil,
        Notice(
          none + "it would be at a stock of \(rounded(value)), outside of the data, which go from "
            + "\(rounded(data.lowerBound)) to \(rounded(data.upperBound))")
      )
    case .unbounded(let value):
      return (
        nil,
        Notice(
          none + "it would be at a stock of \(rounded(value)), but its Fieller set has no two ends: the "
            + "coefficient of the square is not sure to differ from zero")
      )
    }
  }
}

/// About four digits.
func rounded(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "a number beyond 10^308" }
  var scale = 1.0
  while abs(value) * scale < 1000, scale < 1e12 { scale *= 10 }
  return plain((value * scale).rounded() / scale)
}

extension PullAnswer.Figure {
  init(_ figure: Pull.Figure) { self.init(value: figure.value, interval: figure.interval) }
}

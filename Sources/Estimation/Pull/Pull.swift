internal import Decision
public import Kernels

/// How a cluster's stock draws the choices of a fitted conditional logit.
public struct Pull: Sendable, Equatable {
  /// A figure with the middle 95 % of its draws.
  public struct Figure: Sendable, Equatable {
    public let value: Double
    /// Nil when too many draws have no value.
    public let interval: ClosedRange<Double>?
  }

  public struct Alternative: Sendable, Equatable {
    public let id: String
    /// Mean probability.
    public let share: Double
    /// Per cent more of its choices for one per cent more of its stock in all cases.
    public let elasticity: Figure
    /// After growth.
    public let shareAfter: Double
    /// Choices more when others lose what it gains, in number of choices.
    public let zeroSum: Figure
    /// Choices more when nobody loses; zero where the stock does not grow.
    public let positiveSum: Figure
  }

  public let term: ClusterTerm
  /// Alternatives with a share, in order of name (of size for numbers).
  public let alternatives: [Alternative]
  /// The mean of all rows' elasticities, each with its probability as its weight.
  public let elasticity: Figure
  /// Choices in all: Σ w.
  public let choices: Double
  public let drawCount: Int
}

extension ChoiceFit {
  /// The pull of a stock: elasticities, and what its growth brings in two bounds.
  ///
  /// With `Vₙⱼ = … + β f(n) + γ f(n)²` and f(n) = n, log n or log(1 + n):
  ///
  /// - the elasticity of a row is `Eₙⱼ = (β + 2γ f) · ∂f/∂log n · (1 − Pₙⱼ)`; that of an alternative is `Σ w
  ///   Pₙⱼ Eₙⱼ/Σ w Pₙⱼ` over its rows, which is what its share does when its stock grows by the same part
  ///   in every case;
  /// - growth changes the utility of the grower by Δ: its probability becomes `P e^Δ/(1 − P + P e^Δ)`, and
  ///   the others lose what it gains (zero-sum, Σ w (P′ − P)); or nobody loses (positive-sum, `Σ w P (e^Δ
  ///   − 1)`, as in a Poisson model, whose coefficients are those of the conditional logit).
  ///
  ///     // one case, stocks 1 and 3, β = 1 on log1p(stock): P = 1/3 and 2/3
  ///     // elasticities 1/2 · 2/3 and 3/4 · 1/3; one more in the first: e^Δ = 3/2,
  ///     // share 3/7, zero-sum 3/7 − 1/3 = 2/21, positive-sum 1/3 · 1/2 = 1/6
  ///
  /// - Parameters:
  ///   - design: the design that the model was fitted on.
  ///   - region: the alternative that grows; nil for each by itself.
  ///   - draws: of the coefficients, draws × K, row-major; the intervals are the middle 95 % of what the
  ///     figures are there (Krinsky & Robb 1986), the same on any number of threads.
  /// - Throws: ``EstimationError/input(_:)`` for a term without a coefficient (with the reason), stocks below
  ///   zero, an unknown region, and growth that gives no finite figure.
  /// - Complexity: O(rows × K) a draw.
  /// - Source: elasticities: Ben-Akiva & Lerman (1985), *Discrete Choice Analysis*, eqs. 5.33 and 5.36; the
  ///   bounds: Schmidheiny & Brülhart (2011), *Journal of Urban Economics* 69(2) 214.
  public func pull(
    of term: ClusterTerm, on design: ChoiceDesign, growth: StockGrowth, region: String? = nil,
    draws: [Double], threads: Threads = .one
  ) throws(EstimationError) -> Pull {
    precondition(draws.count % count == 0 && !draws.isEmpty, "caller draws K coefficients at a time")
    let rows = try pullRows(of: term, on: design, growth: growth, region: region)
    let point = rows.figures(at: coefficients)
    let drawCount = draws.count / count
    let block = 8
    let width = count
    // Each draw by itself: nothing hangs on which thread had it.
    let parts = threads.results(blocks: (drawCount + block - 1) / block) { part in
      (part * block..<min(drawCount, (part + 1) * block)).map { draw in
        rows.figures(at: Array(draws[draw * width..<(draw + 1) * width]))
      }
    }
    let drawn = Array(parts.joined())
    func figure(_ of: (PullRows.Figures) -> Double) -> Pull.Figure {
      Pull.Figure(value: of(point), interval: PercentileInterval(of: drawn.map(of)).interval)
    }
    let total = point.weights.reduce(0, +)
    let present = point.weights.indices.filter { point.weights[$0] > 0 }
    let found = Pull(
      term: term,
      alternatives: present.map { j in
        Pull.Alternative(
          id: design.alternatives.levels[j], share: point.weights[j] / total,
          elasticity: figure { $0.weighted[j] / $0.weights[j] },
          shareAfter: (point.weights[j] + point.zeroSums[j]) / total, zeroSum: figure { $0.zeroSums[j] },
          positiveSum: figure { $0.positiveSums[j] })
      },
      elasticity: figure { $0.weighted.reduce(0, +) / $0.weights.reduce(0, +) }, choices: total,
      drawCount: drawCount)
    let isFinite = found.alternatives.allSatisfy {
      ($0.elasticity.value + $0.zeroSum.value + $0.positiveSum.value).isFinite
    }
    guard isFinite else {
      throw .problem(
        .table, "growth by so much of '\(term.stock)' gives figures beyond 10^308", hint: "grow it by less")
    }
    return found
  }

  /// Who loses to whom: the change of the expected choices of every alternative when each of the growers
  /// grows by itself, growers × J (all levels of the design), row-major. Every row adds up to zero.
  ///
  /// - Throws: as ``pull(of:on:growth:region:draws:threads:)``.
  /// - Complexity: O(Σ Jₙ²).
  public func growthChanges(
    of term: ClusterTerm, on design: ChoiceDesign, growth: StockGrowth, growers: [Int]
  ) throws(EstimationError) -> [Double] {
    try pullRows(of: term, on: design, growth: growth, region: nil)
      .changes(at: coefficients, growers: growers)
  }

  private func pullRows(
    of term: ClusterTerm, on design: ChoiceDesign, growth: StockGrowth, region: String?
  ) throws(EstimationError) -> PullRows {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    guard let place = covariates.firstIndex(of: term.name) else {
      throw .problem(
        .table, "the cluster term '\(term.name)' has no coefficient: \(whyMissing(term.name))",
        hint: "take a stock that tells the alternatives of a case apart")
    }
    let squarePlace = term.square.flatMap { covariates.firstIndex(of: $0) }
    if let square = term.square, squarePlace == nil {
      throw .problem(
        .table, "the square '\(square)' has no coefficient: \(whyMissing(square))", hint: "leave it out")
    }
    let grower = region.flatMap { design.alternatives.levels.firstIndex(of: $0) }
    if let region, grower == nil {
      throw .problem(
        .table, "there is no alternative '\(region)'",
        hint: suggestion(for: region, among: design.alternatives.levels))
    }
    return PullRows(
      self, design, place: place, squarePlace: squarePlace, form: term.form,
      stock: try design.stocks(term), growth: growth, grower: grower.map { Int32($0) })
  }

  private func whyMissing(_ name: String) -> String {
    if let found = dropped.first(where: { $0.name == name }) { return found.reason }
    return separation.columns.contains(name) ? "it predicts choices perfectly" : "it is no column of figures"
  }
}

extension ChoiceDesign {
  /// The stock of every row.
  ///
  /// - Throws: ``EstimationError/input(_:)`` with every row in which it is below zero.
  func stocks(_ term: ClusterTerm) throws(EstimationError) -> [Double] {
    let stocks = try numbers(in: term.stock)
    var problems = EstimationProblems()
    let below = stocks.indices.filter { stocks[$0] < 0 }.sorted { rowNumbers[$0] < rowNumbers[$1] }
    for row in below {
      problems.append(
        .init(
          .cell(row: rowNumbers[row], column: term.stock),
          "the stock is \(plain(stocks[row])); wanted none below zero",
          hint: "correct it, or take a column that counts what is there"))
    }
    try problems.refuse()
    return stocks
  }
}

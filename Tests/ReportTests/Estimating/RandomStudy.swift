import Decision
import Pipeline
import TestSupport

/// A small study drawn at random, with everything in it that data can do wrong: ties, constant columns, copies
/// of other columns, rows without weight, choices that a column gives away, very large and very small numbers.
struct RandomStudy {
  let model: EstimationModel
  var options = EstimationQuestion.Options()
  var formula = ""
  var numbers: [(name: String, values: [Double])] = []
  var texts: [(name: String, values: [String])] = []
  private var random: SeededGenerator

  init(_ model: EstimationModel, seed: UInt64) {
    self.model = model
    random = SeededGenerator(seed: seed &* 0x9E37_79B9 &+ 17)
    model.isChoice ? drawChoices() : drawRows()
    let kinds = [ErrorKind.information, .information, .robust, .clustered(by: ["g"])]
    options.errors = kinds[below(kinds.count)]
    options.correctsSmallSample = options.errors != .information && below(2) == 0
    if below(4) == 0 { options.weights = "w" }
  }

  var columns: [ObservationColumn] {
    numbers.map { ObservationColumn($0.name, numbers: $0.values) }
      + texts.map { ObservationColumn($0.name, texts: $0.values) }
  }

  subscript(name: String) -> [Double] { numbers.first { $0.name == name }?.values ?? [] }

  func question() throws(StudyError) -> EstimationQuestion {
    try EstimationQuestion(model, formula: formula, options: options)
  }

  private mutating func below(_ count: Int) -> Int { Int((random.next() >> 33) % UInt64(count)) }

  /// Values for so many rows; `groups` says which rows belong to one case.
  private mutating func column(_ groups: [Int]) -> [Double] {
    let rows = groups.indices
    let kind = below(12)
    let scale = [1, 1, 1, 1e-3, 1e4, 1e300, 1e-300, 1e150][below(40) < 30 ? 0 : below(8)]
    switch kind {
    case 0: return rows.map { _ in 3 * scale }
    case 1: return rows.map { Double(groups[$0] % 4) * scale }
    case 2: return rows.map { _ in Double(below(2)) * scale }
    case 3, 4, 5: return rows.map { _ in Double(below(7) - 3) * scale }
    case 6: return rows.map { _ in below(6) == 0 ? scale : 0 }
    case 7: if let earlier = numbers.last(where: { $0.name.hasPrefix("x") }) { return earlier.values }
    default: break
    }
    return rows.map { _ in Double.random(in: -2...2, using: &random) * scale }
  }

  private mutating func drawCovariates(_ groups: [Int]) {
    let width = 1 + below(3)
    for k in 1...width { numbers.append(("x\(k)", column(groups))) }
    formula = "y ~ " + (1...width).map { "x\($0)" }.joined(separator: " + ")
    numbers.append(("g", groups.map { Double($0 % 3) }))
  }

  private mutating func drawChoices() {
    options.cases = "who"
    options.alternatives = "where"
    let cases = 1 + below(14)
    let most = below(20) == 0 ? 1 : 2 + below(4)
    var (who, places): ([Int], [Int]) = ([], [])
    for n in 0..<cases {
      let open = (0..<most).filter { _ in below(5) > 0 }
      for j in open.isEmpty ? [0] : open {
        who.append(n)
        places.append(j)
      }
    }
    drawCovariates(who)
    let isGivenAway = below(8) == 0
    let hasCounts = below(6) == 0
    let given = self["x1"]
    var (y, w) = (who.map { _ in 0.0 }, who.map { _ in 1.0 })
    for n in 0..<cases {
      let rows = who.indices.filter { who[$0] == n }
      let weight = [0.0, 1, 0.5, 2, 3][below(5)]
      for row in rows { w[row] = weight }
      let best = rows.max { given[$0] < given[$1] }!
      y[isGivenAway ? best : rows[below(rows.count)]] = hasCounts ? Double(1 + below(4)) : 1
    }
    numbers += [("y", y), ("w", w), ("who", who.map(Double.init))]
    texts = [("where", places.map { "p\($0)" }), ("nest", places.map { "n\($0 % 2)" })]
    if model == .nestedLogit {
      options.nests = "nest"
      options.hasEqualLambda = below(3) == 0
    }
    if model == .mixedLogit {
      options.random = [RandomTerm(term: "x1", distribution: .normal)]
      options.sequence = .quadrature
      options.draws = 7
    }
  }

  private mutating func drawRows() {
    let rows = 1 + below(24)
    drawCovariates((0..<rows).map { $0 })
    let given = self["x1"]
    let kind = below(8)
    let y: [Double] = (0..<rows).map { row in
      switch kind {
      case 0: 0
      case 1: given[row] > 0 ? Double(1 + below(3)) : 0
      case 2: model == .ols ? given[row] : Double(below(2))
      case 3: Double(below(40)) * Double(below(40)) * (below(3) == 0 ? 1 : 0)
      default: model == .ols ? Double.random(in: -3...3, using: &random) : Double(below(6))
      }
    }
    let f = (0..<rows).map { _ in Double(below(3)) }
    let w = (0..<rows).map { _ in [0.0, 1, 0.5, 2, 3][below(5)] }
    numbers += [("y", y), ("w", w), ("f", f)]
    if below(6) == 0 { formula += " - 1" }
    if below(5) == 0 { formula += model == .negativeBinomial ? " + factor(f)" : " | f" }
  }
}

import Decision
import Scoring
import TestSupport
import Testing

/// References: Keshavarz Ghorabaee et al. (2016), *Econ. Comput. Econ. Cybern. Stud. Res.* 50(3) 25, whose
/// example pymcdm 1.4.0 documents with four decimals; pymcdm and scikit-criteria 0.10
/// (`Tests/References/scoring/distances.py`).
@Suite struct CODASTests {
  func codas(
    _ rows: [[Double]], _ weights: [Double], costs: Set<Int> = [], tau: Double = 0.02
  ) throws -> Scores {
    try CODAS(tau: tau).scores(
      for: Linear().normalised(matrix(rows, costs: costs)), weights: WeightVector(relative: weights))
  }

  @Test func assessmentsMatchTheExampleOfThePaper() throws {
    let found = try codas(
      [
        [45, 3600, 45, 0.9], [25, 3800, 60, 0.8], [23, 3100, 35, 0.9], [14, 3400, 50, 0.7],
        [15, 3300, 40, 0.8],
        [28, 3000, 30, 0.6],
      ], [0.2857, 0.3036, 0.2321, 0.1786], costs: [1])
    #expect(agree(found.values, [1.3914, 0.3411, -0.2170, -0.5381, -0.7292, -0.2481], .printed(decimals: 4)))
  }

  @Test func assessmentsMatchOtherPrograms() throws {
    let found = try codas(Regions.rows, Regions.weights, costs: Regions.costs)
    let expected = [
      -0.5018356949375647, -0.20753415221551963, -0.3314292115990225, 1.524670827877288, -1.1723391524198095,
      0.6128747752759656, 0.07559260801866285,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 12)))
  }

  @Test func aWiderThresholdMatchesAnotherProgram() throws {
    let found = try codas(Regions.rows, Regions.weights, costs: Regions.costs, tau: 0.1)
    let expected = [
      -0.4339652205889677, -0.09513139303292052, -0.06712199356408542, 0.9954700259250311,
      -0.8353463658206037,
      0.4274441404410342, 0.008650806640512002,
    ]
    #expect(agree(found.values, expected, .printed(decimals: 12)))
    #expect(found.notices.last == Notice("codas: tau is 0.1; the paper advises 0.01 to 0.05"))
  }

  @Test func sixtyAlternativesMatchOtherPrograms() throws {
    let rows = DistanceMethodsTests.grid
    let found = try codas(rows, [0.1, 0.15, 0.2, 0.25, 0.3], costs: [1, 3])
    let expected = [
      -16.627591409726804, 4.972462582907879, 8.004852507911519, -3.5875310319073184, -24.161237700384653,
      21.926782874296762,
    ]
    #expect(agree([0, 7, 19, 23, 42, 59].map { found.values[$0] }, expected, .printed(decimals: 12)))
  }

  /// By hand: weights 1 on .5 and 1, so E = T = 0 and .5; H = −(.5 + .5) and .5 + .5.
  @Test func twoAlternativesByHand() throws {
    let found = try codas([[1], [2]], [1])
    #expect(found.values == [-1, 1])
    #expect(found.workings.map(\.symbol) == ["ns", "E", "T"])
    #expect(found.workings.map(\.axis) == [.criteria, .alternatives, .alternatives])
    #expect(found.workings.map(\.values) == [[0.5], [0, 0.5], [0, 0.5]])
  }

  /// E = 0, ¼, ¾ (and T the same): with τ = ½ the pair of A1 and A2, a quarter apart, leaves T out, and the
  /// pair that is exactly τ apart does not: H₁ = −(¼ + ¾) − ¾, H₂ = (¼ − ½) − ½, H₃ = (¾ + ½) + (¾ + ½).
  @Test func theTaxicabDistanceCountsFromTauOn() throws {
    #expect(try codas([[1], [2], [4]], [1], tau: 0.5).values == [-1.75, -0.75, 2.5])
  }

  /// The definition, pair by pair, beside the sums from either end; ties and differences of exactly τ among
  /// them.
  @Test(arguments: UInt64(1)...20, [0, 0.02, 0.125, 0.5, 9]) func sumsFromEitherEndGiveWhatPairsGive(
    seed: UInt64, tau: Double
  ) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (0..<70).map { _ in (0..<3).map { _ in Double(Int.random(in: 1...8, using: &random)) } }
    let found = try codas(rows, [1, 2, 1], costs: [2], tau: tau)
    let (e, t) = (found.workings[1].values, found.workings[2].values)
    let pairs = e.indices.map { i in
      e.indices.reduce(0.0) { $0 + (e[i] - e[$1]) + (abs(e[i] - e[$1]) >= tau ? t[i] - t[$1] : 0) }
    }
    #expect(agree(found.values, pairs, .printed(decimals: 11)))
    for i in rows.indices {
      for k in rows.indices where rows[i] == rows[k] { #expect(found.values[i] == found.values[k]) }
    }
  }

  @Test(arguments: UInt64(1)...20) func theOrderOfTheRowsChangesNoBit(seed: UInt64) throws {
    var example = RandomExample(seed: seed)
    let order = example.rows.indices.shuffled(using: &example.random)
    let before = try codas(example.rows, example.weights).values
    #expect(try codas(order.map { example.rows[$0] }, example.weights).values == order.map { before[$0] })
  }

  /// A3 is better than A4, and scores less: its distance .021 from A1, whose taxicab distance is longer,
  /// passes τ, and A4's of .0198 does not (figures of pymcdm).
  @Test func aBetterRowCanScoreLess() throws {
    let found = try codas([[17, 12], [12, 6], [8, 20], [7, 20]], [1, 1]).values
    let expected = [0.5039502902988395, -1.3225694258055551, 0.3941297377828595, 0.42448939772385613]
    #expect(agree(found, expected, .printed(decimals: 12)))
    #expect(found[3] > found[2])
  }

  /// The fourth alternative turns A2 and A3 round (figures of pymcdm).
  @Test func addingAnAlternativeReversesRanks() throws {
    let rows: [[Double]] = [[1, 5], [1, 6], [7, 1], [9, 7]]
    let three = try codas(Array(rows.prefix(3)), [1, 1])
    let four = try codas(rows, [1, 1])
    #expect(
      agree(
        three.values, [-0.3571428571428571, 0.1547619047619047, 0.20238095238095238], .printed(decimals: 12)))
    #expect(
      agree(
        four.values, [-1.1571000107548168, -0.5856714393262455, -0.7761476298024353, 2.5189190798834975],
        .printed(decimals: 12)))
    #expect(three.values[2] > three.values[1] && four.values[2] < four.values[1])
    #expect(four.notices == [Notice("codas: adding or dropping an alternative can reverse ranks")])
  }

  @Test(arguments: [[[1.0, 2, 3], [1, 2, 3]], [[4, 5, 6]]]) func nobodyIsFarFromEquals(rows: [[Double]])
    throws
  {
    #expect(try codas(rows, [1, 1, 1]).values.allSatisfy { $0 == 0 })
  }

  /// A cost that keeps its direction is worst at its largest.
  @Test func aCostThatKeepsItsDirectionIsMeasuredFromItsLargestValue() throws {
    let given = try asGiven([[1, 0.5], [0.5, 1]], costs: [1])
    let found = try CODAS.codas.scores(for: given, weights: WeightVector([0.5, 0.5]))
    #expect(found.workings[0].values == [0.25, 0.5])
    #expect(found.values[0] > found.values[1])
  }

  /// Squares of these differences are no doubles; with τ = 0 and one criterion H is twice m·E − ΣE.
  @Test(arguments: [1e-250, 1e250]) func differencesWhoseSquaresAreNoDoubles(unit: Double) throws {
    let given = try asGiven([[0], [unit], [3 * unit]])
    let found = try CODAS(tau: 0).scores(for: given, weights: WeightVector([1]))
    #expect(agree(found.values, [-8 * unit, -2 * unit, 10 * unit], .roundoff))
  }

  @Test func aScoreThatIsNoDoubleIsRefused() throws {
    let given = try asGiven([[-1.7e308], [1.7e308]])
    let found = try #require(throws: ScoringError.self) {
      try CODAS().scores(for: given, weights: WeightVector([1]))
    }
    #expect("\(found)" == "'codas' has no value here: the score of 'A1' is more than a number can hold")
  }

  @Test func tauIsReadAndChecked() throws {
    #expect(try CODAS(.none).tau == 0.02)
    #expect(try CODAS(MethodParameters(general: ["tau": .number(0.03)])).tau == 0.03)
    let found = try #require(throws: ScoringError.self) {
      try CODAS(MethodParameters(general: ["tau": .number(-0.1)]))
    }
    #expect("\(found)" == "parameter 'tau': -0.1 lies outside 0 or above")
    #expect(throws: ScoringError.self) { try CODAS(MethodParameters(general: ["tau": .word("small")])) }
    #expect(throws: ScoringError.self) { try CODAS(MethodParameters(single: ["tau": ["c1": .number(0.1)]])) }
  }
}

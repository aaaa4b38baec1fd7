import Decision
import Foundation
import Scoring
import TestSupport
import Testing

/// References: closed forms; UNDP (2015), *Human Development Report 2015*, table 1 (the Human Development
/// Index is the geometric mean of three indices, of which that of education is the arithmetic mean of two;
/// technical note 1).
@Suite struct HierarchicalMeanTests {
  static let rules = Aggregation.allCases
  static let pairs = rules.flatMap { root in rules.map { (root, $0) } }

  /// Two criteria of the costs and one of the taxes.
  func scores(
    _ rows: [[Double]], _ weights: [Double] = [0.25, 0.25, 0.5], root: Aggregation = .arithmetic,
    costs: Aggregation = .arithmetic, families: [Family]? = [.costs, .costs, .tax]
  ) throws -> [Double] {
    let rules: [Family: Aggregation] = families == nil ? [:] : [.costs: costs]
    return try HierarchicalMean(root: root, families: rules).scores(
      for: asGiven(rows, families: families), weights: WeightVector(weights)
    ).values
  }

  /// Costs of ¼ and 1 are ⅝, ½, ⅖ or ¼; taxes are ½, and both families weigh the same.
  @Test(
    arguments: zip(
      pairs,
      [
        0.5625, 0.5, 0.45, 0.375, 0.3125.squareRoot(), 0.5, 0.2.squareRoot(), 0.125.squareRoot(), 5.0 / 9,
        0.5,
        4.0 / 9, 1.0 / 3, 0.5, 0.5, 0.4, 0.25,
      ])) func everyRuleWithinEveryRule(rules: (Aggregation, Aggregation), expected: Double) throws
  {
    let found = try scores([[0.25, 1, 0.5]], root: rules.0, costs: rules.1)
    #expect(agree(found, [expected], .roundoff))
  }

  /// Shares ¼ and ¾ within the costs, ⅖ and ⅗ between the families.
  @Test func weightsAreSharesOfTheirLevel() throws {
    let weights = [0.1, 0.3, 0.6]
    func one(_ row: [Double], _ root: Aggregation, _ costs: Aggregation) throws -> Double {
      try scores([row], weights, root: root, costs: costs)[0]
    }
    // (1/16)^¼ = ½, and any mean of ½ and ½ is ½.
    for root in Self.rules { #expect(try agree(one([1.0 / 16, 1, 0.5], root, .geometric), 0.5, .roundoff)) }
    // 1/(¼·16 + ¾) = 4/19.
    #expect(try agree(one([1.0 / 16, 1, 4.0 / 19], .minimum, .harmonic), 4.0 / 19, .roundoff))
    // ¼·1/16 + ¾ = 49/64, and 1/(⅖·64/49 + ⅗·4) = 49/143.2.
    #expect(try agree(one([1.0 / 16, 1, 0.25], .harmonic, .arithmetic), 49 / 143.2, .roundoff))
    #expect(try agree(one([1.0 / 16, 1, 1], .geometric, .minimum), pow(2, -1.6), .roundoff))
    #expect(try agree(one([1.0 / 16, 1, 1], .arithmetic, .minimum), 0.4 / 16 + 0.6, .roundoff))
  }

  @Test(arguments: zip(rules, [0.625, 0.5, 0.4, 0.25]))
  func withoutFamiliesTheRootsRuleTakesTheCriteria(root: Aggregation, expected: Double) throws {
    let found = try scores([[0.25, 1]], [0.5, 0.5], root: root, families: nil)
    #expect(agree(found, [expected], .roundoff))
  }

  /// The table prints years to one decimal, whole dollars and the index to three decimals: it must lie
  /// between what the smallest and the largest figures give that are printed like these.
  @Test(
    arguments: [
      ("Norway", 0.944, [81.6, 17.5, 12.6, 64992]), ("Australia", 0.935, [82.4, 20.2, 13.0, 42261]),
      ("Switzerland", 0.930, [83.0, 15.8, 12.8, 56431]), ("Denmark", 0.923, [80.2, 18.7, 12.7, 44025]),
      ("Germany", 0.916, [80.9, 16.5, 13.1, 43919]), ("United States", 0.915, [79.1, 16.5, 12.9, 52947]),
      ("Singapore", 0.912, [83.0, 15.4, 10.6, 76628]), ("Hong Kong", 0.910, [84.0, 15.6, 11.2, 53959]),
      ("Liechtenstein", 0.908, [80.0, 15.0, 11.8, 79851]), ("Iceland", 0.899, [82.6, 19.0, 10.6, 35182]),
      ("Luxembourg", 0.892, [81.7, 13.9, 11.7, 58711]), ("Japan", 0.891, [83.5, 15.3, 11.5, 36927]),
      ("Austria", 0.885, [81.4, 15.7, 10.8, 43869]),
    ] as [(String, Double, [Double])])
  func theHumanDevelopmentIndexIsThePrintedOne(country: String, printed: Double, row: [Double]) throws {
    let halves = [0.05, 0.05, 0.05, 0.5]
    let rows = [-1.0, 1].map { side in
      row.indices.map { k in
        let value = row[k] + side * halves[k]
        return k == 3 ? log(value) : value
      }
    }
    let posts = [(20.0, 85.0), (0, 18), (0, 15), (log(100), log(75_000))]
    var goalposts: [String: Goalposts] = [:]
    for (k, ends) in posts.enumerated() { goalposts["c\(k + 1)"] = Goalposts(low: ends.0, high: ends.1) }
    let families: [Family] = [.stability, .location, .location, .costs]
    let normalised = try FixedGoalposts(goalposts: goalposts).normalised(matrix(rows, families: families))
    let index = try HierarchicalMean(root: .geometric).scores(
      for: normalised, weights: WeightVector(relative: [2, 1, 1, 2])
    ).values
    #expect(index[0] - 0.0005 <= printed && printed <= index[1] + 0.0005)
  }

  // MARK: zeros and refusals

  @Test(arguments: pairs) func aZeroInAGeometricOrHarmonicMeanMakesItZero(
    root: Aggregation, costs: Aggregation
  ) throws {
    let found = try scores([[0, 1, 0.5], [-0.0, 1, 0.5], [1, 1, 0]], root: root, costs: costs)
    let ofCosts = costs == .arithmetic ? 0.5 : 0
    let expected: [Aggregation: Double] = [
      .arithmetic: (ofCosts + 0.5) / 2, .geometric: (ofCosts * 0.5).squareRoot(), .harmonic: ofCosts,
      .minimum: ofCosts,
    ]
    #expect(agree(found[0], expected[root]!, .roundoff))
    #expect(found[1] == found[0])
    #expect(found[2] == (root == .arithmetic ? 0.5 : 0))
  }

  /// √(x·1) and 2/(1/x + 1) go to 0 with x: nothing jumps at the limit.
  @Test func theValueAtZeroIsTheLimit() throws {
    for x in [1e-100, 1e-200, 1e-300, Double.leastNonzeroMagnitude] {
      let geometric = try scores([[x, 1]], [0.5, 0.5], root: .geometric, families: nil)[0]
      #expect(agree(geometric, exp(log(x) / 2), .solver))
      let harmonic = try scores([[x, 1]], [0.5, 0.5], root: .harmonic, families: nil)[0]
      #expect(harmonic == 2 * x)
    }
  }

  @Test func whoHasAZeroInSuchAMeanIsCounted() throws {
    func notices(_ rows: [[Double]], _ rule: Aggregation) throws -> [String] {
      try HierarchicalMean(root: rule).scores(
        for: asGiven(rows), weights: WeightVector(relative: [1, 1])
      ).notices.map(\.text)
    }
    let reversal = "hierarchical: adding or dropping an alternative can reverse ranks"
    let rows: [[Double]] = [[0, 0], [1, 0], [1, 1]]
    let said =
      "hierarchical: 2 of 3 alternatives have a value of 0 in a geometric or harmonic mean, which is 0 whatever "
      + "the other values are; goalposts wider than the figures keep them apart"
    #expect(try notices(rows, .geometric) == [said, reversal])
    #expect(try notices(rows, .harmonic) == [said, reversal])
    #expect(try notices(rows, .minimum) == [reversal])
    #expect(try notices([[1, 1]], .geometric) == [reversal])
  }

  @Test(arguments: [Aggregation.geometric, .harmonic]) func negativeValuesAreRefusedByName(rule: Aggregation)
    throws
  {
    let wanted = "'hierarchical' wants no negative value in a geometric or harmonic mean"
    let rows: [[Double]] = [[1, -1, 1], [1, 1, -2]]
    let atRoot = try #require(throws: ScoringError.self) { try scores(rows, root: rule) }
    #expect(
      "\(atRoot)" == "alternative 'A1' has -1 on criterion 'c2', and \(wanted)\n"
        + "alternative 'A2' has -2 on criterion 'c3', and \(wanted)")
    let inFamily = try #require(throws: ScoringError.self) { try scores(rows, costs: rule) }
    #expect("\(inFamily)" == "alternative 'A1' has -1 on criterion 'c2', and \(wanted)")
    #expect(try scores([[1, -1, 1]], [0.5, 0, 0.5], root: rule, costs: rule) == [1])
  }

  @Test func sumsAndMinimaTakeNegativeValues() throws {
    #expect(try agree(scores([[-1, 1, 0.5]]), [0.25], .roundoff))
    #expect(try scores([[-1, 1, 0.5]], root: .minimum, costs: .minimum) == [-1])
  }

  @Test func aCriterionThatIsStillACostIsRefusedWithTheNormalisation() throws {
    let given = try Vector().normalised(matrix([[1, 2], [2, 1]], costs: [1]))
    let found = try #require(throws: ScoringError.self) {
      try HierarchicalMean().scores(for: given, weights: WeightVector([0.5, 0.5]))
    }
    #expect(
      "\(found)" == "'hierarchical' has no value here: 'c2' is still a cost under normalisation 'vector'; "
        + "take one that turns costs round, such as minmax or linear")
    #expect(
      try HierarchicalMean().scores(for: given, weights: WeightVector([1, 0])).values == given.columns[0])
  }

  @Test func aRuleForAFamilyThatIsNotThereIsRefused() throws {
    let found = try #require(throws: ScoringError.self) {
      try HierarchicalMean(families: [.cluster: .minimum]).scores(
        for: asGiven([[1, 2]], families: [.costs, .tax]), weights: WeightVector([0.5, 0.5]))
    }
    #expect(
      "\(found)" == "parameter 'aggregation.cluster': 'cluster' is no family; choose from: costs, tax")
  }

  // MARK: parameters

  @Test func parametersNameTheRules() throws {
    let made = try HierarchicalMean(
      MethodParameters(
        general: ["aggregation": .word("geometric")], single: ["aggregation": ["costs": .word("minimum")]]))
    #expect(made.root == .geometric && made.families == ["costs": .minimum])
    let plain = try HierarchicalMean(.none)
    #expect(plain.root == .arithmetic && plain.families.isEmpty)
  }

  @Test(arguments: [
    (MethodParameters.Value.word("max"), "'max' is not known"), (.number(2), "'a number' is not known"),
    (.range(low: 0, high: 1), "'a number' is not known"),
  ]) func whatIsNoRuleIsRefused(value: MethodParameters.Value, message: String) throws {
    let known = "choose from: arithmetic, geometric, harmonic, minimum"
    let root = try #require(throws: ScoringError.self) {
      try HierarchicalMean(MethodParameters(general: ["aggregation": value]))
    }
    #expect("\(root)" == "parameter 'aggregation': \(message); \(known)")
    let family = try #require(throws: ScoringError.self) {
      try HierarchicalMean(MethodParameters(single: ["aggregation": ["tax": value]]))
    }
    #expect("\(family)" == "parameter 'aggregation.tax': \(message); \(known)")
  }

  @Test func itsWorkingsAreTheFamiliesValues() throws {
    let found = try HierarchicalMean(root: .minimum, families: [.costs: .harmonic]).scores(
      for: asGiven([[0.25, 1, 0.5]], families: [.costs, .costs, .tax]),
      weights: WeightVector([0.25, 0.25, 0.5]))
    #expect(found.workings.map(\.symbol) == ["costs", "tax"])
    #expect(found.workings.map(\.title) == ["costs by harmonic", "tax by arithmetic"])
    #expect(agree(found.workings.map { $0.values[0] }, [0.4, 0.5], .roundoff))
  }
}

import Decision
import Foundation
import Pipeline
import TestSupport
import Testing

/// Data that cannot answer, one kind after another: what is said of them, and what is still given.
@Suite struct DegenerateInputTests {
  private static let choiceModels: [EstimationModel] = [.conditionalLogit, .nestedLogit, .mixedLogit]
  private static let countModels: [EstimationModel] = [.poisson, .negativeBinomial]

  private func asked(_ model: EstimationModel, _ formula: String = "y ~ x", weights: String? = nil) throws
    -> EstimationQuestion
  {
    try question(model, formula) {
      $0.weights = weights
      if model == .nestedLogit { $0.nests = "nest" }
      if model == .mixedLogit {
        $0.random = [RandomTerm(term: "x", distribution: .normal)]
        $0.sequence = .quadrature
        $0.draws = 7
      }
    }
  }

  /// Three alternatives a case, two of them in one nest.
  private func triples(_ cases: [(x: [Double], taken: Int)], weight: Double = 1) -> [ObservationColumn] {
    var (who, y, x): ([Double], [Double], [Double]) = ([], [], [])
    var (places, nests): ([String], [String]) = ([], [])
    for (n, one) in cases.enumerated() {
      for (j, value) in one.x.enumerated() {
        who.append(Double(n))
        y.append(j == one.taken ? 1 : 0)
        x.append(value)
        places.append("p\(j)")
        nests.append(j < 2 ? "m" : "n")
      }
    }
    return numbers(("who", who), ("y", y), ("x", x), ("w", who.map { _ in weight }))
      + [ObservationColumn("where", texts: places), ObservationColumn("nest", texts: nests)]
  }

  private func expectRefused(
    _ columns: [ObservationColumn], _ model: EstimationModel, formula: String = "y ~ x",
    weights: String? = nil, saying word: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      let found = try asked(model, formula, weights: weights).estimate(on: columns)
      Issue.record("\(model.rawValue) gave \(found.coefficients)", sourceLocation: sourceLocation)
    } catch let error as StudyError {
      #expect(error.problems.kept.allSatisfy { !$0.hint.isEmpty }, sourceLocation: sourceLocation)
      #expect(
        error.problems.kept.contains { $0.description.contains(word) },
        "\(model.rawValue): \(error.problems.kept)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("\(error)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: choiceModels) func oneAlternativeIsNoChoice(_ model: EstimationModel) {
    expectRefused(
      triples([([1], 0), ([2], 0), ([3], 0)]), model, saying: "same for all alternatives")
  }

  @Test(arguments: choiceModels) func oneCaseIsGivenAway(_ model: EstimationModel) {
    expectRefused(triples([([1, 5, 2], 1)]), model, saying: "'x'")
  }

  @Test(arguments: choiceModels) func aColumnThatIsTheSameInEveryCaseSaysNothing(_ model: EstimationModel) {
    expectRefused(
      triples([([4, 4, 4], 0), ([5, 5, 5], 1), ([6, 6, 6], 2)]), model, saying: "same for all alternatives")
  }

  @Test(arguments: choiceModels) func nobodyIsCounted(_ model: EstimationModel) {
    expectRefused(
      triples([([1, 2, 3], 0), ([3, 1, 2], 1), ([2, 3, 1], 0)], weight: 0), model, weights: "w",
      saying: "weight")
  }

  @Test(arguments: choiceModels) func noChoiceAndTwoAreNamedByTheirCase(_ model: EstimationModel) {
    var columns = triples([([1, 2, 3], 0), ([3, 1, 2], 1), ([2, 3, 1], 0)])
    columns[1] = ObservationColumn("y", numbers: [0, 0, 0, 1, 1, 0, 1, 0, 0])
    expectRefused(columns, model, saying: "case '0': no alternative is chosen")
    expectRefused(columns, model, saying: "case '1'")
  }

  /// All rows of a case alike but one, and the same in every case: shares that can be counted.
  @Test func tiesAreShared() throws {
    let cases = [0, 0, 0, 1, 2, 2].map { (x: [1.0, 0, 0], taken: $0) }
    let found = try asked(.conditionalLogit).estimate(on: triples(cases))
    // Half take the first: e^β/(e^β + 2) = 1/2.
    #expect(agree(found.coefficients[0].estimate, log(2.0), .solver))
  }

  @Test(arguments: countModels) func responsesOfZeroHaveNoLogarithm(_ model: EstimationModel) {
    expectRefused(numbers(("y", [0, 0, 0, 0]), ("x", [1, 2, 3, 5])), model, saying: "zero")
  }

  @Test(arguments: countModels) func aNegativeCountIsNamedByItsRow(_ model: EstimationModel) {
    expectRefused(numbers(("y", [1, -2, 0, 4]), ("x", [1, 2, 3, 5])), model, saying: "row 2")
  }

  @Test(arguments: countModels + [.ols]) func rowsWithoutWeightAreNoData(_ model: EstimationModel) {
    expectRefused(
      numbers(("y", [1, 2, 0, 4]), ("x", [1, 2, 3, 5]), ("w", [0, 0, 0, 0])), model, weights: "w",
      saying: "weight")
  }

  @Test(arguments: countModels + [.ols]) func aConstantColumnIsTheConstant(_ model: EstimationModel) throws {
    let found = try asked(model, "y ~ x + z").estimate(
      on: numbers(("y", [1, 2, 0, 4, 9, 3]), ("x", [1, 2, 3, 5, 4, 0]), ("z", [7, 7, 7, 7, 7, 7])))
    #expect(found.dropped.map(\.name).contains("z"))
    #expect(!found.coefficients.map(\.name).contains("z"))
  }

  @Test func aLineThroughOneRowHasNoError() {
    expectRefused(numbers(("y", [1]), ("x", [2])), .ols, saying: "nothing to measure errors by")
  }

  /// A count needs its own size alone: one row has the logarithm of its count.
  @Test func oneCountHasItsLogarithm() throws {
    let found = try asked(.poisson, "y ~ 1").estimate(on: numbers(("y", [3])))
    #expect(agree(found.coefficients[0].estimate, log(3.0), .solver))
  }

  /// Coefficients follow the unit to the edge of what doubles hold, or the answer is refused.
  @Test(arguments: EstimationModel.allCases, [1e300, -1e300, 1e-300]) func unitsAtTheEdgeOfDoubles(
    _ model: EstimationModel, _ unit: Double
  ) throws {
    let x = [1.0, 2, -1, 0, 1, 3, 2, 2, -2, 1, 0, 1, 3, -3, 0, 1, 1, 2, 0, -1, 2]
    func columns(_ unit: Double) -> [ObservationColumn] {
      if !model.isChoice {
        return numbers(
          ("y", [1, 3, 0, 2, 1, 7, 2, 5, 0, 1, 2, 0, 9, 0, 1, 2, 1, 3, 0, 1, 4]), ("x", x.map { $0 * unit }))
      }
      return triples(
        (0..<7).map { n -> (x: [Double], taken: Int) in
          ((0..<3).map { j in x[3 * n + j] * unit }, [1, 2, 0, 1, 2, 0, 1][n])
        })
    }
    let plain = try asked(model).estimate(on: columns(1))
    do {
      let found = try asked(model).estimate(on: columns(unit))
      #expect(found.coefficients.count == plain.coefficients.count)
      for (one, other) in zip(found.coefficients, plain.coefficients) {
        #expect(one.estimate.isFinite)
        let isScaled = ["x", "mean(x)", "sd(x)"].contains(one.name)
        let factor = isScaled ? (one.name == "sd(x)" ? abs(unit) : unit) : 1
        if found.ending.reason == .converged, plain.ending.reason == .converged {
          #expect(
            abs(one.estimate * factor - other.estimate) <= 1e-6 * max(1e-3, abs(other.estimate)),
            "\(one.name): \(one.estimate) for \(other.estimate)")
        }
      }
    } catch let error as StudyError {
      #expect(error.problems.kept.allSatisfy { !$0.hint.isEmpty }, "\(error)")
    }
  }

  @Test func aNumberThatIsNoneIsRefusedBeforeAnything() {
    for model in EstimationModel.allCases {
      var columns = triples([([1, 2, 3], 0), ([3, 1, 2], 1), ([2, 3, 1], 0)])
      columns[2] = ObservationColumn("x", numbers: [1, 2, .infinity, 3, 1, 2, 2, .nan, 1])
      expectRefused(columns, model, saying: "row 3, column 'x'")
      expectRefused(columns, model, saying: "row 8, column 'x'")
    }
  }
}

import Decision
import Pipeline
import Scoring
import TestSupport
import Testing

@Suite struct WeighingTests {
  private func matrix(
    _ columns: [String: [Double?]], costs: [String] = [], options: Study.Options = Study.Options()
  ) throws -> Study {
    let names = columns.keys.sorted()
    let count = columns[names[0]]!.count
    let table = IndicatorTable(
      alternatives: (0..<count).map { Alternative(id: "A\($0 + 1)") },
      columns: names.map { IndicatorTable.Column(indicator: Indicator(id: $0), known: columns[$0]!) })
    return try Study(
      table: table, weights: names.enumerated().map { ($1, Double($0 + 1)) }, costs: costs, options: options,
      identity: Study.Identity(seed: 1, data: "d", version: "v"))
  }

  private func weighed(_ study: Study, by name: String) throws -> Weighing {
    guard let weighing = try study.weighed(by: name) else { throw Unexpected(what: "nothing matched") }
    return weighing
  }

  /// 0, 1, 1, 0 and 0, ½, ½, 1 on 0 to 1: σ is ½ and √⅛.
  @Test func weightsAreThoseOfTheFormula() throws {
    let study = try matrix(["a": [0, 1, 1, 0], "b": [0, 0.5, 0.5, 1]])
    let found = try weighed(study, by: "std")
    let small = 0.125.squareRoot()
    #expect(agree(found.weights.values, [0.5 / (0.5 + small), small / (0.5 + small)], .difference))
    #expect(found.method == "std")
    #expect(found.criteria.map(\.id) == ["a", "b"])
    #expect(agree(found.stated, [1.0 / 3, 2.0 / 3], .roundoff))
    #expect(found.removed.isEmpty && found.notices.isEmpty)
    #expect(try weighed(study, by: "equal").weights.values == [0.5, 0.5])
  }

  /// Columns that rise together contradict each other only where one of them is a cost.
  @Test func directionsReachTheWeighting() throws {
    let columns: [String: [Double?]] = ["a": [0, 1], "b": [0, 1]]
    #expect(try weighed(try matrix(columns, costs: ["b"]), by: "critic").weights.values == [0.5, 0.5])
    #expect(
      refusal { _ = try matrix(columns).weighed(by: "critic") } == [
        "'critic' has no value here: 'a', 'b' rise and fall together, so none contradicts another; "
          + "drop the criteria that do not vary, add alternatives, or take another method"
      ])
  }

  @Test func conditionsAndPoliciesComeFirst() throws {
    let columns: [String: [Double?]] = ["a": [0, 1, 1, 0, 7, 1], "b": [0, 0.5, 0.5, 1, 0, nil]]
    let small = 0.125.squareRoot()
    let options = Study.Options(missing: .excludeRegion, conditions: [.number("a", .less, 5)])
    let found = try weighed(try matrix(columns, options: options), by: "std")
    #expect(agree(found.weights.values, [0.5 / (0.5 + small), small / (0.5 + small)], .difference))
    #expect(found.removed.map(\.id) == ["A5", "A6"])
    #expect(found.removed[0].reason == "does not meet 'a < 5' (a is 7)")
    let hint =
      "add the figure, or name a policy: --missing exclude-region, country-mean, nearest-neighbours or regression"
    #expect(
      refusal { _ = try matrix(columns).weighed(by: "std") } == [
        "the figure of 'A6' on 'b' is missing; \(hint)"
      ])
  }

  @Test func aDatasetIsWeighedAfterImputation() throws {
    let study = try question(SmallDataset().dataset()).study
    let found = try weighed(study, by: "critic")
    #expect(found.criteria.map(\.id) == study.wanted.map(\.entry.indicator))
    #expect(agree(found.stated, [0.2, 0.25, 0.15, 0.1, 0.1, 0.1, 0.1], .roundoff))
    #expect(
      found.notices.map(\.text).contains(
        "2 of 49 figures were missing and are imputed by country-mean: wage 1, lq 1"))
    // The matrix that the answer rests on, weighed by itself.
    let matrix = try assessment(study).matrix
    #expect(try CRITIC().weights(for: matrix) == found.weights)
    #expect(try PrincipalComponent().weights(for: matrix) == weighed(study, by: "pca").weights)
  }

  @Test func figuresThatAWeightingCannotTakeAreBadData() throws {
    let study = try question(SmallDataset().dataset()).study
    let hint = "take another method or normalisation, shift the column, or leave the criterion out"
    #expect(
      refusal { _ = try study.weighed(by: "entropy") }
        == ["CC1", "CC2"].map {
          "alternative '\($0)' has -0.5 on criterion 'rule_of_law', and 'entropy' wants no negative value; \(hint)"
        })
    do {
      _ = try study.weighed(by: "merec")
      Issue.record("merec has a value")
    } catch {
      guard case .data(let list) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(list.count == 3)
    }
  }

  @Test func namesOfNoWeightingOfFiguresAreWrongQuestions() throws {
    let study = try matrix(["a": [0, 1], "b": [1, 0]])
    for (name, said) in [
      ("entropi", "unknown weighting 'entropi'; did you mean 'entropy'?"),
      (
        "ahp",
        "parameter 'method': 'ahp' rests on judgements, which a matrix does not hold; of a matrix there are "
          + "equal, entropy, critic, std, merec, pca; see 'lodestone rank --help' for the parameters of each method"
      ),
    ] {
      do {
        _ = try study.weighed(by: name)
        Issue.record("'\(name)' is known")
      } catch {
        guard case .question(let list) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(list.kept.map(\.description) == [said])
      }
    }
  }

  @Test func nothingMatchingIsNone() throws {
    let none = Study.Options(conditions: [.number("a", .greater, 9)])
    #expect(try matrix(["a": [0, 1], "b": [1, 0]], options: none).weighed(by: "equal") == nil)
  }
}

import Decision
import Foundation
import Intake
import TestSupport
import Testing

@Suite struct ProfileReaderTests {
  @Test func everyKeyIsReadAndFamiliesStandInTheirFixedOrder() throws {
    let expected = Profile(
      name: "car-parts", title: "Car parts: wiring", industry: "C29", function: "manufacturing",
      method: "weighted-sum", normalisation: "minmax", missing: .nearestNeighbours,
      must: [.number("port_hours", .less, 6), .oneOf("country", ["PL", "RO"])],
      branches: [
        Profile.Branch(
          family: .costs, weight: 0.75,
          entries: [
            Profile.Entry(
              indicator: "wage", weight: 2, direction: .cost, treatment: .log,
              place: Place(file: "p.yaml", line: 17, column: 7)),
            Profile.Entry(
              indicator: "land price", weight: 1, direction: .cost,
              goalposts: Goalposts(low: -2.5, high: 120),
              per: "area_km2", place: Place(file: "p.yaml", line: 18, column: 7)),
          ]),
        Profile.Branch(
          family: .cluster, weight: 1,
          entries: [
            Profile.Entry(
              indicator: "lq", weight: 1, direction: .benefit, treatment: .winsorise,
              place: Place(file: "p.yaml", line: 13, column: 7))
          ]),
      ],
      why: ["Wages decide where wiring is made.", "Suppliers are near."], sources: ["One survey, 2014"])
    #expect(try SmallProfile.read(SmallProfile.text) == expected)
  }

  /// 0.75 and 1 become 3/7 and 4/7; within the costs 2 and 1 become 2/3 and 1/3.
  @Test func weightsAreRelativeWithinEachLevel() throws {
    let weights = try SmallProfile.read(SmallProfile.text).globalWeights()
    #expect(weights.map(\.entry.indicator) == ["wage", "land price", "lq"])
    let sevenths: [Double] = [2, 1, 4]
    #expect(agree(weights.map(\.weight), sevenths.map { $0 / 7 }, .roundoff))
  }

  @Test func whatIsNotSaidIsLeftToOthers() throws {
    let read = try SmallProfile.read(SmallProfile.head + "      wage: {weight: 1, direction: cost}\n")
    #expect(read.title == "a")
    #expect(read.industry == nil && read.function == nil && read.normalisation == nil)
    #expect(read.must.isEmpty && read.why.isEmpty && read.sources.isEmpty)
    #expect(read.branches[0].entries[0].treatment == .none && read.branches[0].entries[0].goalposts == nil)
  }

  @Test(arguments: [("4.5", 4.5, 4.5), ("-2", -2, -2), ("[4, 6]", 4, 6), ("[5, 5]", 5, 5), ("'3'", 3, 3)])
  func aTargetIsANumberOrARange(_ text: String, _ low: Double, _ high: Double) throws {
    let read = try SmallProfile.read(
      SmallProfile.head + "      wage: {weight: 1, direction: cost, target: \(text)}\n")
    #expect(read.branches[0].entries[0].target == Target(low: low, high: high))
  }

  @Test(arguments: MissingPolicy.allCases) func everyPolicyHasItsName(_ policy: MissingPolicy) throws {
    let text = SmallProfile.head.replacingOccurrences(of: "refuse", with: policy.rawValue)
    #expect(try SmallProfile.read(text + "      wage: {weight: 1, direction: cost}\n").missing == policy)
  }

  @Test(
    arguments: zip(
      [".5", "5.", "+1", "1e3", "0", "-0", "'2'", "1e-400", "007"], [0.5, 5, 1, 1000, 0, 0, 2, 0, 7]))
  func aWeightIsReadAsTheNumbersOfTablesAre(_ text: String, _ value: Double) throws {
    let entries = "      wage: {weight: \(text), direction: cost}\n      tax: {weight: 1, direction: cost}\n"
    #expect(try SmallProfile.read(SmallProfile.head + entries).branches[0].entries[0].weight == value)
  }

  @Test func lineEndsOfEveryKindReadTheSame() throws {
    let plain = try SmallProfile.read(SmallProfile.text)
    for ending in ["\r\n", "\r"] {
      #expect(try SmallProfile.read(SmallProfile.text.replacingOccurrences(of: "\n", with: ending)) == plain)
    }
  }

  @Test func aFamilyOfWeightZeroMayHoldIndicatorsOfWeightZero() throws {
    let read = try SmallProfile.read(
      SmallProfile.head + "      wage: {weight: 1, direction: cost}\n"
        + "  tax:\n    weight: 0\n    indicators:\n      rate: {weight: 0, direction: cost}\n")
    #expect(try read.globalWeights().map(\.weight) == [1, 0])
  }

  /// The profiles that come with the program.
  @Test func everyShippedProfileIsReadAndIsNamedAsItsFile() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Weights").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".yaml")
    }
    #expect(!files.isEmpty)
    for file in files {
      let input = try InputFile(path: folder.appendingPathComponent(file).path)
      let read = try profile(from: input, vocabulary: SmallProfile.vocabulary)
      #expect(read.name + ".yaml" == file)
      #expect(agree(try read.globalWeights().reduce(0) { $0 + $1.weight }, 1, .roundoff))
    }
  }
}

import Decision
import Report
import Testing

@Suite struct ProfileTextTests {
  @Test func everyKeyIsWrittenAsTheReaderTakesIt() {
    let profile = Profile(
      name: "a \"b\"", title: "Title: with\ncolon", industry: "C29", method: "weighted-sum",
      normalisation: "minmax",
      missing: .countryMean, must: [.number("port", .less, 6), .oneOf("country", ["PL", "R O"])],
      branches: [
        .init(
          family: .costs, weight: 0.25,
          entries: [
            .init(
              indicator: "wage", weight: 1, direction: .cost, treatment: .log,
              goalposts: Goalposts(low: 0, high: 1.5), per: "area_km2"),
            .init(indicator: "rent", weight: 2, direction: .cost, treatment: .boxCox, target: Target(4.5)),
            .init(indicator: "tax", weight: 3, direction: .cost, target: Target(low: -1, high: 2)),
          ])
      ], why: ["one", "two"])
    #expect(
      profileText(profile) == """
        name: "a \\"b\\""
        title: "Title: with\\ncolon"
        industry: "C29"
        method: "weighted-sum"
        normalisation: "minmax"
        missing: "country-mean"
        must:
          - "port < 6"
          - "country in [PL, 'R O']"
        families:
          costs:
            weight: 0.25
            indicators:
              "wage": {weight: 1, direction: cost, treat: log, goalposts: [0, 1.5], per: "area_km2"}
              "rent": {weight: 2, direction: cost, treat: box-cox, target: 4.5}
              "tax": {weight: 3, direction: cost, target: [-1, 2]}
        why:
          - "one"
          - "two"

        """)
  }

  @Test func rulesAreWrittenWhereThereAreAny() {
    let profile = Profile(
      name: "a", title: "a", method: "hierarchical", aggregation: .geometric, missing: .refuse,
      branches: [
        .init(
          family: .costs, weight: 1, aggregation: .minimum,
          entries: [.init(indicator: "wage", weight: 1, direction: .cost)])
      ])
    #expect(
      profileText(profile) == """
        name: "a"
        title: "a"
        method: "hierarchical"
        aggregation: "geometric"
        missing: "refuse"
        families:
          costs:
            weight: 1
            aggregation: minimum
            indicators:
              "wage": {weight: 1, direction: cost}

        """)
  }
}

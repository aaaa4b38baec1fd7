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
              goalposts: Goalposts(low: 0, high: 1.5), per: "area_km2")
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
        why:
          - "one"
          - "two"

        """)
  }
}

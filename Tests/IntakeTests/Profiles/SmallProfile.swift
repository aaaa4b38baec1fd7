import Decision
import Intake

/// A profile that uses every key, and the reading of profiles that begin as it does.
enum SmallProfile {
  static let text = """
    name: car-parts
    title: "Car parts: wiring"
    industry: C29
    function: manufacturing
    method: weighted-sum
    normalisation: minmax
    missing: nearest-neighbours
    must: ["port_hours < 6", "country in [PL, RO]"]
    families:
      cluster:
        weight: 1
        indicators:
          lq: {weight: 1, direction: benefit, treat: winsorise}
      costs:
        weight: .75
        indicators:
          wage: {weight: 2, direction: cost, treat: log}
          'land price':
            weight: 1e0
            direction: cost
            goalposts: [-2.5, 120]
            per: area_km2
    why:
      - Wages decide where wiring is made.
      - Suppliers are near.
    sources: One survey, 2014

    """

  /// The shortest profile, up to the indicators of its only family.
  static let head =
    "name: a\nmethod: topsis\nmissing: refuse\nfamilies:\n  costs:\n    weight: 1\n    indicators:\n"

  static let vocabulary = ProfileVocabulary(
    methods: ["weighted-sum", "topsis", "hierarchical"], normalisations: ["minmax", "vector"],
    aggregating: ["hierarchical"])

  static func read(_ text: String) throws(IntakeError) -> Profile { try read(Array(text.utf8)) }

  static func read(_ bytes: [UInt8]) throws(IntakeError) -> Profile {
    try profile(from: InputFile(name: "p.yaml", bytes: bytes), vocabulary: vocabulary)
  }

  static func refused(_ text: String) -> [String] { refusals { () throws(IntakeError) in try read(text) } }
}

internal import Decision
internal import Pipeline

/// The figures and words of a tornado, before they have a place on a sheet.
struct TornadoAccount {
  struct End {
    let lead: Double
    let weight: Double
    /// Who is first then, where it is another.
    let leader: Int?
  }

  struct Row {
    let title: String
    let weight: Double
    let halved: End?
    let doubled: End?

    /// Whether both bars run to the same side, so that they need a half of the row each.
    func isOneSided(around lead: Double) -> Bool {
      guard let halved, let doubled else { return false }
      return (halved.lead - lead) * (doubled.lead - lead) > 0
    }
  }

  /// More rows than these are left out, the shortest first.
  static let most = 20

  let first: Int
  let second: Int
  let lead: Double
  let rows: [Row]
  /// How many there are with those left out.
  let all: Int
  /// What a row is.
  let kind: String

  init(_ swings: WeightSwings, of assessment: Assessment) {
    first = swings.first
    second = swings.second
    lead = swings.lead
    all = swings.swings.count
    let hasFamilies = swings.swings.contains { if case .family = $0.subject { true } else { false } }
    kind = hasFamilies ? "Family" : "Criterion"
    let sections = assessment.chartSections
    func end(_ end: WeightSwings.End?) -> End? {
      end.map {
        End(lead: $0.lead, weight: $0.weight, leader: $0.leader == swings.first ? nil : $0.leader)
      }
    }
    rows = swings.swings.prefix(Self.most).map { swing in
      let title =
        switch swing.subject {
        case .family(let family): sections.first { $0.family == family }?.title ?? family.rawValue
        case .criterion(let j): cleaned(assessment.criteria[j].title)
        }
      return Row(
        title: title, weight: swing.weight, halved: end(swing.halved), doubled: end(swing.doubled))
    }
  }

  /// Every lead that the ruler has to cover.
  var leads: [Double] { [lead] + rows.flatMap { [$0.halved?.lead, $0.doubled?.lead] }.compactMap { $0 } }
  var ends: [End] { rows.flatMap { [$0.halved, $0.doubled] }.compactMap { $0 } }
}

internal import Decision
internal import Pipeline

/// The criteria of one family, as the charts show them.
struct ChartSection: Sendable, Equatable {
  let family: Family?
  /// Places of its criteria in the assessment.
  let members: [Int]
  var paint: Palette.Paint { Palette.paint(of: family) }

  var title: String {
    switch family {
    case .infrastructure: "Infrastructure"
    case .costs: "Costs"
    case .tax: "Tax"
    case .location: "Location"
    case .stability: "Stability"
    case .cluster: "Cluster"
    case nil: "Criteria"
    }
  }
}

extension Assessment {
  /// Families in order, then what has none.
  var chartSections: [ChartSection] {
    let named = families.map { family in
      ChartSection(family: family, members: criteria.indices.filter { criteria[$0].family == family })
    }
    let rest = criteria.indices.filter { criteria[$0].family == nil }
    return rest.isEmpty ? named : named + [ChartSection(family: nil, members: rest)]
  }

  func weight(of section: ChartSection) -> Double { section.members.reduce(0) { $0 + weights.values[$1] } }

  /// The place with an equals sign where others share it.
  func placeText(_ alternative: Int) -> String {
    let rank = ranking.ranks[alternative]
    let sharing = ranking.ranks.count { $0 == rank }
    return sharing > 1 ? "=\(rank)" : "\(rank)"
  }

  /// Name and id, or the id alone where there is no other name.
  func fullName(_ alternative: Int) -> String {
    let (name, id) = names(alternative)
    return name.isEmpty ? id : "\(name) (\(id))"
  }

  /// The name, empty where it says no more than the id.
  func names(_ alternative: Int) -> (name: String, id: String) {
    let name = cleaned(alternatives[alternative].name)
    let id = cleaned(alternatives[alternative].id)
    return (name == id ? "" : name, id)
  }

  /// Ids of the alternatives of which a figure was filled in.
  var withImputed: Set<String> { Set(imputed.map(\.alternative)) }
}

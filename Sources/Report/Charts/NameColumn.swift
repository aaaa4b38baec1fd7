internal import Decision
internal import Pipeline

/// Rank, name and id of the rows, in a column that is as wide as they need up to a limit.
struct NameColumn {
  private let entries: [Entry]
  private let rankRight: Double
  let right: Double

  private struct Entry {
    let rank: String
    let name: String
    let id: String
  }

  /// - Parameters:
  ///   - starred: ids that get an asterisk.
  ///   - widest: room for a name with its id.
  init(_ assessment: Assessment, _ alternatives: [Int], starred: Set<String>, widest: Double = 290) {
    let body = ChartSheet.body
    entries = alternatives.map { i in
      let (name, id) = assessment.names(i)
      let star = starred.contains(assessment.alternatives[i].id) ? "*" : ""
      let rank = assessment.placeText(i)
      guard !name.isEmpty else {
        let room = widest - body.width(of: star)
        return Entry(rank: rank, name: body.shortened(id, to: room) + star, id: "")
      }
      let shortId = Picture.Text.tailLettering.shortened(id, to: widest / 2)
      let room =
        widest - Picture.Text.tailLettering.width(of: shortId) - Picture.Text.tailGap
        - body.width(of: star)
      return Entry(rank: rank, name: body.shortened(name, to: room) + star, id: shortId)
    }
    rankRight = ChartSheet.margin + (entries.map { body.width(of: $0.rank) }.max() ?? 0)
    let header = ChartSheet.small.width(of: "Rank and location")
    let names = entries.map(Self.width).max() ?? 0
    right = max(rankRight + 8 + names, ChartSheet.margin + header)
  }

  private static func width(_ entry: Entry) -> Double {
    let id = entry.id.isEmpty ? 0 : Picture.Text.tailGap + Picture.Text.tailLettering.width(of: entry.id)
    return ChartSheet.body.width(of: entry.name) + id
  }

  /// The labels of one row.
  func marks(_ place: Int, middle: Double) -> [Picture.Mark] {
    let entry = entries[place]
    var name = ChartSheet.label(entry.name, x: rankRight + 8, middle: middle)
    name.tail = entry.id
    return [.text(ChartSheet.label(entry.rank, x: rankRight, middle: middle, anchor: .end)), .text(name)]
  }
}

internal import Decision
internal import Pipeline

/// The region's cluster: how strong it is, and which suppliers it lacks.
struct ClusterSection {
  let family: ClusterFamily
  let account: ClusterFamily.RegionAccount

  var section: Section { Section(title: "The cluster", lines: lines) }

  private var lines: [String] {
    var lines: [String] = []
    let name = "\(family.industry.code) \(family.industry.title)"
    if let quotient = account.quotient {
      var line = "Location quotient of \(name): \(fixed(quotient, decimals: 2))"
      if let interval = account.interval {
        line += " (95 % interval \(fixed(interval.low, decimals: 2)) to \(fixed(interval.high, decimals: 2)))"
      }
      if let jobs = account.employment { line += ", \(readable(jobs)) persons in \(family.year)" }
      lines.append(line)
    } else {
      lines.append("Employment of \(name) is not published for this region")
    }
    let kind =
      family.linksAreInputs ? "suppliers" : "related industries (by co-location)"
    if let value = account.completeSet {
      var line = "Complete set: \(fixed(100 * value, decimals: 0)) % of its \(family.links.count) \(kind)"
      if let bounds = account.completeSetBounds, bounds.low < bounds.high {
        line +=
          ", between \(fixed(100 * bounds.low, decimals: 0)) and \(fixed(100 * bounds.high, decimals: 0)) %"
      }
      lines.append(line)
    }
    if !account.missing.isEmpty {
      let named = account.missing.prefix(6).map {
        "\($0.link.industry.code) \($0.link.industry.title) (quotient \(fixed($0.quotient, decimals: 2)))"
      }
      lines.append("Missing, strongest link first: " + named.joined(separator: "; "))
    }
    if !account.unknown.isEmpty {
      lines.append(
        "Not published: " + account.unknown.map { "\($0.code) \($0.title)" }.joined(separator: "; "))
    }
    return lines
  }

  var json: JSON {
    .object([
      ("industry", .text(family.industry.code)), ("year", .integer(family.year)),
      ("employment", .optional(account.employment)), ("lq", .optional(account.quotient)),
      ("lq_interval", account.interval.map { .list([.number($0.low), .number($0.high)]) } ?? .null),
      ("links", .text(family.linksAreInputs ? "input coefficients" : "co-location")),
      ("complete_set", .optional(account.completeSet)),
      (
        "complete_set_bounds",
        account.completeSetBounds.map { .list([.number($0.low), .number($0.high)]) } ?? .null
      ),
      (
        "missing",
        .list(
          account.missing.map {
            .object([
              ("code", .text($0.link.industry.code)), ("title", .text($0.link.industry.title)),
              ("coefficient", .number($0.link.coefficient)), ("lq", .number($0.quotient)),
            ])
          })
      ),
      ("unknown", JSON.texts(account.unknown.map(\.code))),
    ])
  }
}

public import Decision

/// A profile as YAML, in the form that the profile reader takes.
public func profileText(_ profile: Profile) -> String {
  var lines: [String] = []
  func add(_ key: String, _ value: String?) {
    if let value { lines.append("\(key): \(quotedForYAML(value))") }
  }
  add("name", profile.name)
  add("title", profile.title)
  add("industry", profile.industry)
  add("function", profile.function)
  add("method", profile.method)
  add("normalisation", profile.normalisation)
  add("aggregation", profile.aggregation?.rawValue)
  add("missing", profile.missing.rawValue)
  if !profile.must.isEmpty {
    lines.append("must:")
    lines += profile.must.map { "  - \(quotedForYAML("\($0)"))" }
  }
  lines.append("families:")
  for branch in profile.branches {
    lines += ["  \(branch.family.rawValue):", "    weight: \(shortest(branch.weight))"]
    if let rule = branch.aggregation { lines.append("    aggregation: \(rule.rawValue)") }
    lines.append("    indicators:")
    for entry in branch.entries {
      var parts = ["weight: \(shortest(entry.weight))", "direction: \(entry.direction.rawValue)"]
      if entry.treatment != .none { parts.append("treat: \(entry.treatment.rawValue)") }
      if let posts = entry.goalposts {
        parts.append("goalposts: [\(shortest(posts.low)), \(shortest(posts.high))]")
      }
      if let target = entry.target {
        let isOne = target.low == target.high
        parts.append(
          "target: "
            + (isOne ? shortest(target.low) : "[\(shortest(target.low)), \(shortest(target.high))]"))
      }
      if let per = entry.per { parts.append("per: \(quotedForYAML(per))") }
      lines.append("      \(quotedForYAML(entry.indicator)): {\(parts.joined(separator: ", "))}")
    }
  }
  for (key, texts) in [("why", profile.why), ("sources", profile.sources)] where !texts.isEmpty {
    lines.append("\(key):")
    lines += texts.map { "  - \(quotedForYAML($0))" }
  }
  return lines.joined(separator: "\n") + "\n"
}

/// A double-quoted YAML scalar, which can hold any text.
func quotedForYAML(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    case let other where other.value < 32 || (127...159).contains(other.value):
      let hex = String(other.value, radix: 16)
      out += "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out + "\""
}

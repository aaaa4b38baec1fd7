internal import Decision
internal import Pipeline

/// The lines above and below every answer: what was asked, and what is worth knowing about it.
enum StudyTitle {
  static func title(_ assessment: Assessment) -> String {
    let study = assessment.study
    let what = study.profile?.title ?? "Ranking"
    return study.industry.map { "\(what) (\($0.code) \($0.title))" } ?? what
  }

  static func subtitle(_ assessment: Assessment) -> String {
    let study = assessment.study
    let count = assessment.alternatives.count
    return "\(count) candidate region\(count == 1 ? "" : "s") of \(study.identity.dataset ?? "the matrix"), "
      + "\(study.method) on \(assessment.normalisation), \(ScoreFigures(of: assessment).heading)"
  }

  /// Nominal weight and what it came to, family by family or criterion by criterion.
  static func weights(_ assessment: Assessment) -> String {
    let families = assessment.families
    func percent(_ value: Double) -> String { fixed(100 * value, decimals: 0) + " %" }
    func sum(_ values: [Double], _ family: Family) -> Double {
      values.indices.reduce(0) { assessment.criteria[$1].family == family ? $0 + values[$1] : $0 }
    }
    let effective = assessment.effectiveWeights
    let parts =
      families.isEmpty
      ? assessment.criteria.indices.map { j in
        "\(assessment.criteria[j].id) \(percent(assessment.weights.values[j]))"
          + (effective.map { " (\(percent($0[j])))" } ?? "")
      }
      : families.map { family in
        "\(family.rawValue) \(percent(sum(assessment.weights.values, family)))"
          + (effective.map { " (\(percent(sum($0, family))))" } ?? "")
      }
    let shown = parts.prefix(12).joined(separator: ", ") + (parts.count > 12 ? ", …" : "")
    return "weights" + (effective == nil ? "" : " (what they came to)") + ": " + shown
  }

  static func notes(_ assessment: Assessment) -> [String] {
    assessment.notices.map(\.text) + notes(assessment.removed)
  }

  /// What was removed, by cause; JSON has every one with its own reason.
  static func notes(_ removed: [Removal]) -> [String] {
    guard !removed.isEmpty else { return [] }
    let lines = removalLines(removed)
    let hint = lines.count < removed.count ? " (--format json lists each with its reason)" : ""
    return ["\(removed.count) removed\(hint):"] + lines.map { "  " + $0 }
  }
}

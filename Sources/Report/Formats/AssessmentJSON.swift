internal import Decision
internal import Pipeline

extension JSON {
  static func keyed(_ names: [String], _ values: [Double]?) -> JSON {
    .object(names.enumerated().map { place, name in (name, .optional(values?[place])) })
  }

  /// What every answer says of the study it comes from.
  static func heading(_ assessment: Assessment) -> [(String, JSON)] {
    let study = assessment.study
    let ids = assessment.criteria.map(\.id)
    return [
      ("dataset", .optional(study.identity.dataset)),
      ("profile", .optional(study.profile?.name)),
      ("industry", .optional(study.industry?.code)),
      ("method", .text(study.method)),
      ("normalisation", .text(assessment.normalisation)),
      ("weights", keyed(ids, assessment.weights.values)),
      ("effective_weights", keyed(ids, assessment.effectiveWeights)),
    ]
  }

  static func removals(_ removed: [Removal]) -> JSON {
    .list(removed.map { .object([("id", .text($0.id)), ("reason", .text($0.reason))]) })
  }

  /// - Parameter hash: of the question, where it is more than the assessment's own.
  static func closing(
    _ assessment: Assessment, notices: [Notice]? = nil, hash: String? = nil
  ) -> [(String, JSON)] {
    let identity = assessment.study.identity
    return [
      ("notices", texts((notices ?? assessment.notices).map(\.text))),
      (
        "study",
        .object([
          ("seed", .unsigned(identity.seed)), ("hash", .text(hash ?? assessment.hash)),
          ("data", .text(identity.data)),
          ("version", .text(identity.version)),
        ])
      ),
    ]
  }

  /// Family sums on a dataset, the criteria of a bare matrix; nothing where the method does not add up.
  static func contributions(_ assessment: Assessment, of alternative: Int) -> JSON {
    let families = assessment.families
    if families.isEmpty {
      guard let parts = assessment.contributions(of: alternative) else { return .object([]) }
      return keyed(assessment.criteria.map(\.id), parts)
    }
    guard let parts = assessment.familyContributions(of: alternative) else { return .object([]) }
    return keyed(families.map(\.rawValue), parts)
  }
}

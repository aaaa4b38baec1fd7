public import Decision

/// What `NAME` stands for in `KEY.NAME=value`.
public enum ParameterSubject: String, Sendable {
  case criterion, family

  /// The names that there are, in order.
  public func names(in criteria: [(id: String, family: Family?)]) -> [String] {
    switch self {
    case .criterion: return criteria.map(\.id)
    case .family:
      let present = Set(criteria.compactMap(\.family))
      return Family.allCases.filter(present.contains).map(\.rawValue)
    }
  }
}

extension MethodParameters {
  /// An error for every name that nothing has, saying what there is.
  ///
  /// - Parameter type: the method that the parameters are for; none where there is no such method.
  public func strangers(
    to type: (any Method.Type)?, in criteria: [(id: String, family: Family?)]
  ) -> [ScoringError] {
    var unknown: [String: ScoringError] = [:]
    for (key, name) in named {
      let subject = type?.subject(of: key) ?? .criterion
      let known = subject.names(in: criteria)
      guard !known.contains(name) else { continue }
      switch subject {
      case .criterion:
        // The same stranger under two keys is one mistake.
        unknown[name] = .parameter(
          key: name, message: "is no criterion; \(suggestion(for: name, among: known))")
      case .family:
        let here =
          known.isEmpty
          ? "the criteria stand in no families here (\(criteria.map(\.id).joined(separator: ", "))); "
            + "write \(key)=…"
          : suggestion(for: name, among: known)
        unknown["\(key).\(name)"] = .parameter(
          key: "\(key).\(name)", message: "'\(name)' is no family; \(here)")
      }
    }
    return unknown.keys.sorted().map { unknown[$0]! }
  }
}

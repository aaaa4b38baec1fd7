internal import Decision
internal import Scoring

extension Profile {
  /// What the profile says to its own method, in the form that the command line says it.
  var parameters: MethodParameters {
    var general: [String: MethodParameters.Value] = [:]
    if let aggregation { general["aggregation"] = .word(aggregation.rawValue) }
    var families: [String: MethodParameters.Value] = [:]
    for branch in branches {
      if let rule = branch.aggregation { families[branch.family.rawValue] = .word(rule.rawValue) }
    }
    return MethodParameters(general: general, single: families.isEmpty ? [:] : ["aggregation": families])
  }
}

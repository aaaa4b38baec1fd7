public import Decision
internal import Foundation

/// Why a matrix cannot be normalised or scored.
public enum ScoringError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A formula has no value on this matrix: 0/0 rather than a number that looks right.
  case undefined(method: String, reason: String)
  /// Values on which the formula breaks, such as a logarithm or a root of them: all of them.
  case outside(name: String, cells: [OutsideCell])
  case noGoalposts(criteria: [String])
  case noTargets(criteria: [String])
  case unknownMethod(String)
  case unknownNormalisation(String)
  case unknownWeighting(String)
  case parameter(key: String, message: String)
  /// Judgements that cannot become weights: everything that is wrong with them, each with what to do about it.
  case judgements(of: String, [String])

  public var description: String {
    switch self {
    case .undefined(let method, let reason): "'\(method)' has no value here: \(reason)"
    case .outside(let name, let cells):
      cells.prefix(20).map { $0.description(for: name) }.joined(separator: "\n")
        + (cells.count > 20 ? "\nand \(cells.count - 20) more" : "")
    case .noGoalposts(let criteria):
      "normalisation 'goalposts' wants two goalposts for every criterion, and "
        + criteria.map { "'\($0)'" }.joined(separator: ", ")
        + (criteria.count == 1 ? " has none" : " have none")
    case .noTargets(let criteria):
      "normalisation 'target' wants a target for every criterion, and "
        + criteria.map { "'\($0)'" }.joined(separator: ", ")
        + (criteria.count == 1 ? " has none" : " have none")
    case .unknownMethod(let name): "unknown method '\(name)'"
    case .unknownNormalisation(let name): "unknown normalisation '\(name)'"
    case .unknownWeighting(let name): "unknown weighting '\(name)'"
    case .parameter(let key, let message): "parameter '\(key)': \(message)"
    case .judgements(_, let messages): messages.joined(separator: "\n")
    }
  }

  /// What to do next.
  public var hint: String {
    switch self {
    case .undefined: "drop the criteria that do not vary, add alternatives, or take another method"
    case .outside: "take another method or normalisation, shift the column, or leave the criterion out"
    case .noTargets:
      "add 'target: value' or 'target: [low, high]' to each in the profile, or take another normalisation"
    case .noGoalposts: "add 'goalposts: [low, high]' to each in the profile, or take minmax"
    case .unknownMethod(let name): suggestion(for: name, among: MethodCatalogue.names)
    case .unknownNormalisation(let name): suggestion(for: name, among: NormalisationCatalogue.names)
    case .unknownWeighting(let name):
      suggestion(for: name, among: WeightingCatalogue.names + WeightingCatalogue.judged)
    case .parameter: "see 'lodestone rank --help' for the parameters of each method"
    case .judgements: "mend the judgements"
    }
  }
}

/// A value that a method or a normalisation cannot take.
public struct OutsideCell: Sendable, Equatable {
  public let alternative: String
  public let criterion: String
  public let value: Double
  public let wanted: String
  /// Whether the value is one without a unit, which the input does not hold.
  public let isNormalised: Bool
  /// The treatment that made it of the input's figure, where there was one.
  public let treatment: String?

  public init(
    alternative: String, criterion: String, value: Double, wanted: String, isNormalised: Bool = false,
    treatment: String? = nil
  ) {
    self.alternative = alternative
    self.criterion = criterion
    self.value = value
    self.wanted = wanted
    self.isNormalised = isNormalised
    self.treatment = treatment
  }

  public func description(for name: String) -> String {
    "alternative '\(alternative)' has \(isNormalised ? "the normalised value " : "")\(plain(value)) "
      + "on criterion '\(criterion)'\(treatment.map { " after treatment '\($0)'" } ?? ""), "
      + "and '\(name)' wants \(wanted)"
  }
}

extension ScoringError {
  /// One problem for each thing that is wrong.
  public var problems: ProblemList {
    var list = ProblemList()
    switch self {
    case .outside(let name, let cells):
      for cell in cells { list.append(Problem(cell.description(for: name), hint: hint)) }
    case .judgements(_, let messages):
      for message in messages {
        // What to do stands behind the last semicolon.
        let parts = message.components(separatedBy: "; ")
        list.append(
          Problem(
            parts.count > 1 ? parts.dropLast().joined(separator: "; ") : message,
            hint: parts.count > 1 ? parts.last! : hint))
      }
    default: list.append(Problem("\(self)", hint: hint))
    }
    return list
  }
}

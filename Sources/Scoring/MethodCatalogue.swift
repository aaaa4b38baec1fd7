internal import Decision

/// The methods by their names on the command line and in profiles. A new method is one line here.
public enum MethodCatalogue {
  private static let all: [any Method.Type] = [
    WeightedSum.self,
    WeightedProduct.self,
    WASPAS.self,
    TOPSIS.self,
    VIKOR.self,
    PROMETHEEII.self,
    ELECTREIII.self,
    COPRAS.self,
    ARAS.self,
    EDAS.self,
    MABAC.self,
    MARCOS.self,
    MOORA.self,
    MULTIMOORA.self,
    CODAS.self,
    CoCoSo.self,
    MAIRCA.self,
    SPOTIS.self,
    TODIM.self,
    RIM.self,
    HierarchicalMean.self,
  ]

  public static let names = all.map { $0.name }
  /// Methods that a comparison of all asks.
  public static let compared = all.filter { $0.isCompared }.map { $0.name }

  /// - Throws: ``ScoringError/unknownMethod(_:)``; ``ScoringError/parameter(key:message:)`` on a key that the method
  ///   does not know or a value that it does not take.
  public static func method(
    named name: String, parameters: MethodParameters = .none
  ) throws(ScoringError) -> any Method {
    guard let type = type(named: name) else { throw .unknownMethod(name) }
    for key in parameters.keys where !type.parameterKeys.contains(key) {
      throw .parameter(
        key: key,
        message: type.parameterKeys.isEmpty
          ? "'\(name)' has no parameters"
          : "'\(name)' has none of this name; "
            + suggestion(for: key, among: type.parameterKeys))
    }
    return try type.init(parameters)
  }

  /// The type of a method; none where there is none of this name.
  public static func type(named name: String) -> (any Method.Type)? { all.first { $0.name == name } }

  /// Methods that know a key of parameters.
  public static func names(taking key: String) -> [String] {
    all.filter { $0.parameterKeys.contains(key) }.map { $0.name }
  }

  /// Methods whose time grows with the square of the number of alternatives.
  public static let quadratic = all.filter { $0.isQuadratic }.map { $0.name }

  /// A line for each method and its normalisation and parameters, for help.
  public static var summary: String {
    all.map { type in
      let scale =
        (type as? any ScoringMethod.Type)?.defaultNormalisation ?? (type as? any OutrankingMethod.Type)?.scale
        ?? ""
      let keys = type.parameterKeys.isEmpty ? "" : " (\(type.parameterKeys.joined(separator: ", ")))"
      return "\(type.name): \(scale)\(keys)"
    }.joined(separator: "\n")
  }
}

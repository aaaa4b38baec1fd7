/// The methods by their names on the command line and in profiles. A new method is one line here.
public enum MethodCatalogue {
  private static let all: [any ScoringMethod] = [
    WeightedSum(),
    WeightedProduct(),
    TOPSIS(),
  ]

  public static let names = all.map { type(of: $0).name }

  public static func method(named name: String) throws(ScoringError) -> any ScoringMethod {
    guard let method = all.first(where: { type(of: $0).name == name }) else { throw .unknownMethod(name) }
    return method
  }
}

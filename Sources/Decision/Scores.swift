/// What a method answers: one score per alternative, larger is better, with its workings.
public struct Scores: Sendable, Equatable {
  public let values: [Double]
  /// The figure of the method's paper where smaller is better there; `values` are then its negatives.
  public let index: [Double]?
  public let workings: [Working]
  public let notices: [Notice]

  public init(
    values: [Double], index: [Double]? = nil, workings: [Working] = [], notices: [Notice] = []
  ) {
    self.values = values
    self.index = index
    self.workings = workings
    self.notices = notices
  }
}

/// An intermediate figure of a method under the symbol that its paper prints.
public struct Working: Sendable, Equatable {
  public enum Axis: String, Sendable { case alternatives, criteria }
  public let symbol: String
  public let title: String
  public let axis: Axis
  public let values: [Double]

  public init(_ symbol: String, _ title: String, along axis: Axis, _ values: [Double]) {
    self.symbol = symbol
    self.title = title
    self.axis = axis
    self.values = values
  }
}

/// Something worth knowing that is no error: carried in the result, never printed by a library.
public struct Notice: Sendable, Hashable {
  public let text: String
  public init(_ text: String) { self.text = text }
}

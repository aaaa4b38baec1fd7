public import Decision

/// A column after its treatment, with goalposts and target carried along and what there is to say about it.
public struct TreatedColumn: Sendable, Equatable {
  public let values: [Double]
  public let goalposts: Goalposts?
  public let target: Target?
  public let notices: [Notice]
}

/// Tames a skewed column before it is normalised.
///
/// - Throws: ``IndicatorError/treatment(_:)`` when the treatment has no value on the column or at its target.
/// - Complexity: O(m log m).
public func treated(
  _ values: [Double], criterion: Criterion, by treatment: TreatmentName, goalposts: Goalposts?,
  target: Target? = nil
) throws(IndicatorError) -> TreatedColumn {
  switch treatment {
  case .none: TreatedColumn(values: values, goalposts: goalposts, target: target, notices: [])
  case .log: try logarithm(values, criterion: criterion, goalposts: goalposts, target: target)
  case .winsorise: winsorised(values, criterion: criterion, goalposts: goalposts, target: target)
  case .boxCox: try boxCox(values, criterion: criterion, goalposts: goalposts, target: target)
  }
}

internal import Decision
internal import Foundation

/// Logarithm of the distance from the lower end of the scale.
///
/// `ln(x − L + (U − L)/100)` with L and U the goalposts where there are any (values are held at them), and
/// the observed minimum and maximum where there are none. It has a value at zero and below, and does not
/// depend on the unit. Goalposts and target are carried along.
///
///     // 0, 9, 100 → ln 1, ln 10, ln 101 (L = 0, U = 100)
///
/// - Throws: ``IndicatorError/treatment(_:)`` on a scale too wide or too narrow for a double, and on a target that
///   lies a hundredth of the scale or more below its lower end.
/// - Source: Becker et al. (2022), *Journal of Open Source Software* 7(78) 4567 (COINr, log_CT).
func logarithm(
  _ values: [Double], criterion: Criterion, goalposts: Goalposts?, target: Target? = nil
) throws(IndicatorError) -> TreatedColumn {
  guard let scale = ColumnScale(values, criterion: criterion, goalposts: goalposts) else {
    return TreatedColumn(values: values, goalposts: goalposts, target: target, notices: [])
  }
  let shift = try scale.hundredth(for: "a logarithm")
  return try scale.column(values, target: target, treatment: "a logarithm") { log($0 - scale.low + shift) }
}

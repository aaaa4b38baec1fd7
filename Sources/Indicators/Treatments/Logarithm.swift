internal import Decision
internal import Foundation

/// Logarithm of the distance from the lower end of the scale.
///
/// `ln(x − L + (U − L)/100)` with L and U the goalposts where there are any (values are held at them), and
/// the observed minimum and maximum where there are none. It has a value at zero and below, and does not
/// depend on the unit. Goalposts are carried along.
///
///     // 0, 9, 100 → ln 1, ln 10, ln 101 (L = 0, U = 100)
///
/// - Source: Becker et al. (2022), *Journal of Open Source Software* 7(78) 4567 (COINr, log_CT).
func logarithm(
  _ values: [Double], criterion: Criterion, goalposts: Goalposts?
) throws(IndicatorError) -> TreatedColumn {
  let low = goalposts?.low ?? values.min() ?? 0
  let high = goalposts?.high ?? values.max() ?? 0
  guard low < high else { return TreatedColumn(values: values, goalposts: goalposts, notices: []) }
  let shift = (high - low) / 100
  guard (high - low + shift).isFinite, shift > 0 else {
    throw .treatment(
      ProblemList(
        Problem(
          "the scale of '\(criterion.id)', \(plain(low)) to \(plain(high)), is too \(shift > 0 ? "wide" : "narrow") for a logarithm",
          hint: "take 'treat: none' or another unit")))
  }
  func taken(_ value: Double) -> Double { log(min(max(value, low), high) - low + shift) }
  return TreatedColumn(
    values: values.map(taken),
    goalposts: goalposts.flatMap { Goalposts(low: taken($0.low), high: taken($0.high)) },
    notices: heldNotices(values, criterion: criterion, goalposts: goalposts))
}

/// The logarithm puts values outside the goalposts at their ends, so the normalisation sees none outside.
private func heldNotices(_ values: [Double], criterion: Criterion, goalposts: Goalposts?) -> [Notice] {
  guard let goalposts else { return [] }
  let held = values.count { $0 < goalposts.low || $0 > goalposts.high }
  guard held > 0 else { return [] }
  return [
    Notice(
      "'\(criterion.id)': \(held) of \(values.count) values lie outside the goalposts "
        + "\(plain(goalposts.low)) to \(plain(goalposts.high)) and are held at its ends")
  ]
}

internal import Decision

/// The two ends between which a column is bent: its goalposts, or its own smallest and largest value.
struct ColumnScale {
  let criterion: Criterion
  let goalposts: Goalposts?
  let low: Double
  let high: Double

  /// - Returns: none where the ends coincide: there is nothing to bend.
  init?(_ values: [Double], criterion: Criterion, goalposts: Goalposts?) {
    let low = goalposts?.low ?? values.min() ?? 0
    let high = goalposts?.high ?? values.max() ?? 0
    guard low < high else { return nil }
    self.criterion = criterion
    self.goalposts = goalposts
    self.low = low
    self.high = high
  }

  /// Values beyond the ends are held at them.
  func held(_ value: Double) -> Double { min(max(value, low), high) }

  /// A hundredth of the scale: what the lower end is worth once everything is counted from it.
  ///
  /// - Throws: ``IndicatorError/treatment(_:)`` where a double cannot hold it or the upper end.
  func hundredth(for treatment: String) throws(IndicatorError) -> Double {
    let hundredth = (high - low) / 100
    guard hundredth > 0 else { throw refused("narrow", for: treatment) }
    guard (high - low + hundredth).isFinite else { throw refused("wide", for: treatment) }
    return hundredth
  }

  func refused(_ how: String, for treatment: String) -> IndicatorError {
    .treatment(
      ProblemList(
        Problem(
          "the scale of '\(criterion.id)', \(plain(low)) to \(plain(high)), is too \(how) for \(treatment)",
          hint: "take 'treat: none' or another unit")))
  }

  /// The column, its goalposts and its target, each through the same rising function.
  ///
  /// - Parameter bent: has a value on the whole scale; not a number, or infinite, where it has none beyond it.
  /// - Throws: ``IndicatorError/treatment(_:)`` where it has no value at the target.
  func column(
    _ values: [Double], target: Target?, notices: [Notice] = [], treatment: String,
    by bent: (Double) -> Double
  ) throws(IndicatorError) -> TreatedColumn {
    let carried = target.flatMap { Target(low: bent($0.low), high: bent($0.high)) }
    if let target, carried == nil {
      throw .treatment(
        ProblemList(
          Problem(
            "the target of '\(criterion.id)', \(target), lies too far outside of the scale, \(plain(low)) to "
              + "\(plain(high)), for \(treatment)",
            hint: "take 'treat: none', or goalposts that hold the target")))
    }
    return TreatedColumn(
      values: values.map { bent(held($0)) },
      goalposts: goalposts.flatMap { Goalposts(low: bent($0.low), high: bent($0.high)) },
      target: carried, notices: heldNotices(values) + notices)
  }

  /// What is held at the goalposts here is outside of them no more when the normalisation looks.
  private func heldNotices(_ values: [Double]) -> [Notice] {
    let count = values.count { $0 < low || $0 > high }
    guard count > 0 else { return [] }
    return [
      Notice(
        "'\(criterion.id)': \(count) of \(values.count) values lie outside the goalposts "
          + "\(plain(low)) to \(plain(high)) and are held at its ends")
    ]
  }
}

internal import Decision
internal import Foundation
internal import Indicators

/// Figures with their standard errors, ready to be drawn.
///
/// In a column of which every figure is above zero a figure is log-normal, so that it stays above zero: with
/// mean x and relative error s, `σ² = ln(1 + s²)`, it is `x·exp(σz − σ²/2)`. In other columns it is normal,
/// `x + s·|x|·z`. An error that is known in the figure's own unit stands for s·|x|. One measurement that
/// stands for several alternatives (a country's figure for its regions) has one z.
struct DrawnFigures: Sendable {
  struct Column: Sendable {
    let values: [Double]
    let isPositive: Bool
    /// Rows that are drawn; the others are held.
    var rows: [Int] = []
    /// Which variate each of these rows takes.
    var variates: [Int] = []
    /// σ of a log-normal figure, the standard error of a normal one.
    var spreads: [Double] = []
  }

  private(set) var columns: [Column] = []
  /// Variates of one draw.
  private(set) var count = 0

  /// - Parameter imputation: standard errors of the figures that were imputed here.
  init(_ assessment: Assessment, errors: FigureErrors, imputation: [ImputationError]) {
    let ownErrors = Dictionary(uniqueKeysWithValues: imputation.map { ($0.indicator, $0.error) })
    let filled = assessment.imputedRows()
    for column in assessment.figures.columns {
      var drawn = Column(values: column.values, isPositive: column.values.allSatisfy { $0 > 0 })
      var shared: [Measurement: Int] = [:]
      let imputed = filled[column.indicator.id] ?? []
      for (row, value) in column.values.enumerated() {
        let isImputed = imputed.contains(row)
        let provenance = isImputed ? nil : column.provenance?[row]
        let ownUnit = isImputed && errors.byGrade[.imputed] == nil ? ownErrors[column.indicator.id] : nil
        let relative = isImputed ? errors.byGrade[.imputed] : errors.relative(of: provenance?.grade)
        let error = ownUnit ?? (relative ?? 0) * abs(value)
        guard error > 0 else { continue }
        drawn.rows.append(row)
        drawn.spreads.append(
          drawn.isPositive ? logSpread(ownUnit == nil ? relative ?? 0 : error / value) : error)
        let measurement = provenance.flatMap(Measurement.init)
        if let measurement, let variate = shared[measurement] {
          drawn.variates.append(variate)
        } else {
          if let measurement { shared[measurement] = count }
          drawn.variates.append(count)
          count += 1
        }
      }
      columns.append(drawn)
    }
  }

  /// Figures of one draw.
  ///
  /// - Parameters:
  ///   - variates: standard normal ones, ``count`` of them.
  ///   - values: takes the column's figures, drawn or held.
  func draw(column j: Int, _ variates: [Double], into values: inout [Double]) {
    let column = columns[j]
    let spreads = column.spreads.span
    let places = column.variates.span
    let rows = column.rows.span
    let from = column.values.span
    let variates = variates.span
    var target = values.mutableSpan
    precondition(target.count == from.count && variates.count == count, "caller keeps room for one column")
    if rows.count < from.count { for i in 0..<from.count { target[i] = from[i] } }
    for k in 0..<rows.count {
      let row = rows[k]
      let part = spreads[k] * variates[places[k]]
      target[row] =
        column.isPositive ? from[row] * exp(part - spreads[k] * spreads[k] / 2) : from[row] + part
    }
  }

  /// σ of a log-normal figure whose standard error is s times its mean.
  private func logSpread(_ s: Double) -> Double {
    // Where the square overflows the one beside it is nothing.
    (s > 1e150 ? 2 * log(s) : log1p(s * s)).squareRoot()
  }

  /// What was measured once for several alternatives.
  private struct Measurement: Hashable {
    let area: String
    let year: Int?
    let source: String

    init?(_ provenance: Provenance) {
      guard let area = provenance.measuredFor else { return nil }
      self.area = area
      year = provenance.year
      source = provenance.source
    }
  }
}

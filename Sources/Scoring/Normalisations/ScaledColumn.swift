internal import Decision
internal import Foundation
internal import Kernels

/// Each value becomes its exponential.
func exponentiate(_ values: inout [Double]) {
  var all = values.mutableSpan
  ColumnLoops.exponentiate(&all)
}

extension NormalisedColumn {
  /// The scale as the loops know it.
  var loopScale: ColumnLoops.Scale {
    switch scale {
    case .plain: .plain
    case .rise(let from, let range): .rise(from: from, range: range)
    case .fall(let from, let range): .fall(from: from, range: range)
    case .share(let best, let total): .share(of: best, total: total)
    case .inverse(let best, let total): .inverse(of: best, total: total)
    }
  }

  /// `sums[k] += weight·x̃` for the numbers of some rows.
  func add(_ rows: Range<Int>, times weight: Double, to sums: inout [Double]) {
    var all = sums.mutableSpan
    ColumnLoops.add(figures.span.extracting(rows), on: loopScale, times: weight, to: &all)
  }

  /// `gaps[k] += weight·(1 − x̃)` for the numbers of some rows.
  func addGaps(_ rows: Range<Int>, times weight: Double, to gaps: inout [Double]) {
    var numbers = [Double](repeating: 0, count: rows.count)
    var values = numbers.mutableSpan
    ColumnLoops.values(figures.span.extracting(rows), on: loopScale, into: &values)
    for k in numbers.indices { gaps[k] += weight * (1 - numbers[k]) }
  }

  /// `sums[k] += weight·ln x̃` for the numbers of some rows, none of them negative; the logarithm of 0 is −∞.
  ///
  /// Shares are not formed first: the logarithm is that of the figure over the best one.
  func addLogarithms(_ rows: Range<Int>, times weight: Double, to sums: inout [Double]) {
    let part = figures.span.extracting(rows)
    var all = sums.mutableSpan
    let isNormal = figureEnds.map { $0.low >= .leastNormalMagnitude } ?? false
    switch scale {
    case .share(let best, total: 1) where isNormal:
      ColumnLoops.addLogarithms(part, over: best, times: weight, to: &all)
    case .inverse(let best, total: 1) where isNormal:
      ColumnLoops.addLogarithms(part, over: best, times: -weight, to: &all)
    default:
      var numbers = [Double](repeating: 0, count: rows.count)
      var values = numbers.mutableSpan
      ColumnLoops.values(part, on: loopScale, into: &values)
      if extremes(numbers).low >= .leastNormalMagnitude {
        ColumnLoops.addLogarithms(numbers.span, over: 1, times: weight, to: &all)
      } else {
        for k in numbers.indices { all[k] += weight * log(numbers[k]) }
      }
    }
  }

  /// The numbers as shares of the best, which is the smallest of a cost; a factor that all numbers have in
  /// common is not formed first.
  func shares(cost: Bool) -> NormalisedColumn {
    let (low, high) = figureEnds ?? extremes(figures)
    let isTurned: Bool
    switch scale {
    case .plain, .share: isTurned = cost
    case .inverse: isTurned = !cost
    case .rise, .fall: return NormalisedColumn(numbers).shares(cost: cost)
    }
    return NormalisedColumn(
      figures, on: isTurned ? .inverse(of: low, total: 1) : .share(of: high, total: 1), ends: (low, high))
  }
}

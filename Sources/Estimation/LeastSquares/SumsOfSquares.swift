/// The sums of squares of a fit, in 106 bits: R² of a nearly perfect fit is a difference of almost equal
/// numbers.
///
/// They are those of the scaled response, whose squares can neither overflow nor vanish.
struct SumsOfSquares {
  /// Σwe².
  let residual: DoubleDouble
  /// Σw(y − ȳ)² with a constant, else Σwy²; zero when that is no more than rounding.
  let total: DoubleDouble
  /// Whether the residuals are no more than the rounding of 106 bits.
  let isExact: Bool
  private let scale: Double

  /// - Parameter rest: residuals of the scaled response, not weighted.
  init(_ rest: [Lanes], _ problem: LinearProblem, _ columns: ScaledColumns) {
    let scale = columns.scales[problem.names.count]
    func sum(_ term: (Int) -> DoubleDouble) -> DoubleDouble {
      var sum = DoubleDouble.zero
      for row in problem.response.high.indices {
        if let weight = problem.weights?[row] { sum += term(row) * weight } else { sum += term(row) }
      }
      return sum
    }
    let response = problem.response
    let squares = sum {
      let value = response[$0].scaled(by: scale)
      return value * value
    }
    residual = sum {
      let value = rest[$0 / 4][$0 % 4]
      return value * value
    }
    // 2⁻⁷⁰ of the response is far above what 106 bits lose, and far below what a double can hold of it.
    isExact = residual.value <= 0x1p-140 * squares.value
    if problem.hasConstant {
      let mean = sum { response[$0].scaled(by: scale) } / sum { _ in .one }
      let deviations = sum {
        let deviation = response[$0].scaled(by: scale) - mean
        return deviation * deviation
      }
      // One value in a million that differs by its last bit is 2⁻¹²⁶.
      total = deviations.value <= 0x1p-180 * squares.value ? .zero : deviations
    } else {
      total = squares
    }
    self.scale = scale
  }

  /// Σwe² in the unit of the response.
  var unscaledResidual: Double { residual.value / scale / scale }

  func standardError(_ degrees: Int) -> Double {
    (residual / DoubleDouble(Double(degrees))).squareRoot().value / scale
  }

  var r2: Double? {
    total.value > 0 ? (DoubleDouble.one - residual / total).value : nil
  }

  func test(parameters: Int, _ degrees: Int) -> FTest? {
    guard parameters > 0, total.value > 0 else { return nil }
    let explained = (total - residual) / DoubleDouble(Double(parameters))
    let statistic = isExact ? .infinity : (explained / (residual / DoubleDouble(Double(degrees)))).value
    return FTest(statistic: statistic, numerator: parameters, denominator: degrees)
  }
}

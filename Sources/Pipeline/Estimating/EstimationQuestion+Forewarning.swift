internal import Estimation

extension EstimationQuestion {
  /// What a bootstrap will take, in words, to be told before it begins; none where it is soon done, and for
  /// other errors.
  ///
  ///     // mixed-logit with 500 draws, 3 terms of which 1 is random, 30,000 rows, --se bootstrap:1000
  ///     // "mixed-logit is fitted again on 1000 resamples of 30000 rows: about 60 s of processor time"
  ///
  /// Seconds are those of one core of 2024, and a guess: a term may be several columns, and some data take
  /// more steps than others.
  ///
  /// - Parameter rows: of the data.
  public func forewarning(rows: Int) -> String? {
    guard case .bootstrap(let resamples) = options.errors, options.prior == nil else { return nil }
    let seconds = 1e-9 * nanosecondsOfRow * Double(rows) * Double(resamples)
    guard seconds > 30 else { return nil }
    return "\(model.rawValue) is fitted again on \(resamples) resamples of \(rows) rows: about "
      + (seconds >= 7200
        ? "\(Int((seconds / 3600).rounded())) h"
        : seconds >= 120 ? "\(Int((seconds / 60).rounded())) min" : "\(Int(seconds.rounded())) s")
      + " of processor time"
  }

  /// What a row costs a fit, measured on 8 terms.
  private var nanosecondsOfRow: Double {
    let columns = Double(formula.terms.count + (model.isChoice ? 0 : 1))
    let square = columns * columns
    return switch model {
    case .ols: 100 + 8 * square
    case .conditionalLogit: 2 * square
    case .nestedLogit: 12 * square
    case .mixedLogit: drawCount * (columns + Double(options.random.count * options.random.count))
    case .poisson: 200 + 12 * square
    case .negativeBinomial: 10_000 + 12 * square
    }
  }

  /// Points at which a mixed logit computes every row.
  private var drawCount: Double {
    guard options.sequence == .quadrature else { return Double(options.draws ?? 500) }
    let nodes = Double(options.draws ?? 40)
    return options.random.count > 1 ? nodes * nodes : nodes
  }
}

internal import Decision
internal import Pipeline

/// What was drawn, in words.
extension Robustness {
  var drawnWords: String {
    switch (drawsWeights, errors != nil) {
    case (true, false): "draws of weights, \(spread)"
    case (true, true): "draws of weights, \(spread), and of figures within their errors"
    case (false, true): "draws of figures within their errors, weights \(spread)"
    case (false, false): "draws of nothing, weights and figures held as stated"
    }
  }

  /// How many draws, and of what.
  var drawsWords: String { draws == 1 ? "1 draw" + drawnWords.dropFirst(5) : "\(draws) \(drawnWords)" }

  /// The largest standard error after a semicolon; nothing where there is none.
  var errorOfDraws: String {
    monteCarloError.map { "; largest standard error \(fixed($0, decimals: 4))" } ?? ""
  }

  /// The errors by which figures were drawn; nothing where they were held.
  var errorWords: [String] {
    guard let errors else { return [] }
    let named = errors.named.map { "\($0.name) \(readable(100 * $0.error)) %" }
    var all =
      named.isEmpty ? [] : ["relative standard errors of the figures: " + named.joined(separator: ", ")]
    if !imputationErrors.isEmpty {
      all.append(
        "standard errors of what is imputed by \(assessment.study.missing.rawValue), found on known figures: "
          + imputationErrors.map { "\($0.indicator) \(readable($0.error))" }.joined(separator: ", "))
    }
    return all
  }
}

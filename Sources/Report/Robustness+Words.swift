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

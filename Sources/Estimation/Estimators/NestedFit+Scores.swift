extension NestedFit {
  /// Each case's part of the gradient: cases × (K + M), row-major, of which sandwich and clustered
  /// covariances are made. They add up to zero.
  ///
  /// With the shares q within the nest m of the chosen row c, the shares Q of the nests, the nest's mean x̄ₘ,
  /// the mean x̄ over all and the entropy `hₘ = −Σ q log q`:
  ///
  ///     of β      w ((x_c − x̄ₘ)/λ + x̄ₘ − x̄)
  ///     of λₖ     w ([k = m] (hₖ − (log q_c + hₖ)/λₖ) − Qₖ hₖ)
  ///
  /// - Parameter design: the design that the model was fitted on.
  /// - Complexity: O(rows × K).
  public func scores(on design: ChoiceDesign) -> [Double] {
    precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
    let probabilities = logProbabilities.map(exponential)
    let inner = logInnerProbabilities.map(exponential)
    let cases = design.chosen.count
    var scores = [Double](repeating: 0, count: cases * count)
    for n in 0..<cases {
      let rows = design.starts[n]..<design.starts[n + 1]
      let chosen = design.chosen[n]
      let nest = nests.codes[chosen]
      let lambda = dissimilarity(ofRow: chosen)
      let weight = design.weights[n] * Double(design.choiceCounts[n])
      for (k, place) in columnPlaces.enumerated() {
        let column = design.columns[place]
        // Differences from the chosen row, since the mean of large figures would lose the digits of small
        // ones.
        var (ofNest, ofAll) = (0.0, 0.0)
        for row in rows {
          let difference = column[row] - column[chosen]
          ofAll += probabilities[row] * difference
          if nests.codes[row] == nest { ofNest += inner[row] * difference }
        }
        scores[n * count + k] = weight * (ofNest - ofNest / lambda - ofAll)
      }
      let first = n * count + columnCount
      var entropy = 0.0
      for row in rows where inner[row] > 0 {
        let scale = scaleOfLevel[Int(nests.codes[row])]
        guard scale >= 0 else { continue }
        // Q q is the probability of the row.
        scores[first + scale] += weight * probabilities[row] * logInnerProbabilities[row]
        if nests.codes[row] == nest { entropy -= inner[row] * logInnerProbabilities[row] }
      }
      let scale = scaleOfLevel[Int(nest)]
      if scale >= 0 {
        scores[first + scale] += weight * (entropy - (logInnerProbabilities[chosen] + entropy) / lambda)
      }
    }
    return scores
  }
}

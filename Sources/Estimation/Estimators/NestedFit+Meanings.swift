internal import Decision

extension NestedFit {
  /// What has to be said of the λs: of nests without one, and of those outside 0…1.
  ///
  /// With λ ≤ 1 choices are those of somebody who maximises utility, whatever the covariates are. With λ
  /// above one they may still be so for covariates such as those of the data: in a nest of two alternatives
  /// as long as `λ ≤ 1/(1 − Q)`, with Q the probability of the nest, and in a larger one as long as `λ ≤
  /// 4/(3(1 − Q) + √((1 − Q)(1 + 7Q)))`.
  ///
  /// - Source: Börsch-Supan (1990), *Journal of Econometrics* 43(3); Herriges & Kling (1996), *Economics
  ///   Letters* 50(1) 33-39.
  func meanings(on design: ChoiceDesign) -> [Notice] {
    var notices: [Notice] = []
    if !singleNests.isEmpty {
      let names = singleNests.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      let rest = singleNests.count > 5 ? " and \(singleNests.count - 5) more" : ""
      notices.append(
        Notice(
          (singleNests.count == 1 ? "nest " : "nests ") + names + rest
            + (singleNests.count == 1 ? " has" : " have")
            + " one alternative in every case, where lambda is one and not estimated"))
    }
    for scale in 0..<scaleCount {
      let lambda = coefficients[columnCount + scale]
      let text = "\(covariates[columnCount + scale]) is \(plain((lambda * 1e4).rounded() / 1e4))"
      if lambda < 0 {
        notices.append(
          Notice(
            text + ", below 0: a better alternative makes its nest less likely, which nobody who maximises "
              + "utility does; the nests do not fit these choices"))
      } else if lambda > 1 {
        let (holding, all) = consistentCases(scale, lambda, design)
        notices.append(
          Notice(
            text + ", above 1: choices are not those of utility maximisation for all values of the covariates"
              + (holding == 0
                ? ", nor for those of any case"
                : "; at the covariates given the conditions for it hold in \(holding) of \(all) cases")
              + " (Börsch-Supan 1990)"))
      }
    }
    return notices
  }

  /// In how many of the cases with two or more alternatives in a nest of that λ the local conditions hold, in
  /// every such nest.
  private func consistentCases(
    _ scale: Int, _ lambda: Double, _ design: ChoiceDesign
  ) -> (holding: Int, all: Int) {
    var (holding, all) = (0, 0)
    for n in design.chosen.indices {
      var sizes: [Int32: (count: Int, share: Double)] = [:]
      for row in design.starts[n]..<design.starts[n + 1] where logProbabilities[row] > -.infinity {
        let nest = nests.codes[row]
        guard scaleOfLevel[Int(nest)] == scale else { continue }
        sizes[nest, default: (0, 0)].count += 1
        sizes[nest, default: (0, 0)].share += exponential(logProbabilities[row])
      }
      let large = sizes.values.filter { $0.count > 1 }
      guard !large.isEmpty else { continue }
      all += 1
      let holds = large.allSatisfy { nest in
        let rest = max(1 - nest.share, 0)
        return nest.count == 2
          ? lambda * rest <= 1
          : lambda * (3 * rest + (rest * (1 + 7 * nest.share)).squareRoot()) <= 4
      }
      if holds { holding += 1 }
    }
    return (holding, all)
  }
}

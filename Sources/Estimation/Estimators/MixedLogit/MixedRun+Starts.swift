internal import Decision
internal import Kernels

extension MixedRun {
  /// The best of the ends that the model's own starts lead to.
  func best(_ notices: inout [Notice]) -> TrustSearch.Outcome {
    let few = few
    let scales = scales()
    var roads: [(point: [Double], starts: Int)] = []
    for number in 0..<settings.starts {
      let start = start(number, scales)
      guard let few else {
        roads.append((start, 1))
        continue
      }
      let found = search(few, model, from: start) { ($0.distance ?? 1) < 0.3 }
      // A spread below zero is the same one with the draws turned round; of two such ends one will do.
      let point =
        found.values.logLikelihood.isFinite
        ? zip(found.point, model.signs(at: found.point)).map(*) : start
      if let same = roads.firstIndex(where: { areNear($0.point, point, found) }) {
        roads[same].starts += 1
      } else {
        roads.append((point, 1))
      }
    }
    var ends: [(outcome: TrustSearch.Outcome, starts: Int)] = []
    for road in roads {
      let highest = ends.map(\.outcome.values.logLikelihood).max() ?? -.infinity
      let end = search(choices, model, from: road.point) { outcome in
        // Close to a maximum that is lower than another one there is nothing left to find.
        guard let distance = outcome.distance, distance < 0.1 else { return false }
        return outcome.values.logLikelihood + distance * distance < highest - 0.01
      }
      ends.append((end, road.starts))
    }
    let finite = ends.indices.filter { ends[$0].outcome.values.logLikelihood.isFinite }
    let best = finite.max { rank(ends[$0].outcome) < rank(ends[$1].outcome) } ?? 0
    let top = ends[best].outcome
    guard top.reason == .converged else {
      notices.append(Notice("none of the \(settings.starts) starts of the search led to a maximum"))
      return top
    }
    let agreeing = ends.reduce(0) {
      abs($1.outcome.values.logLikelihood - top.values.logLikelihood) <= 1e-6 ? $0 + $1.starts : $0
    }
    let highest = finite.map { ends[$0].outcome.values.logLikelihood }.max() ?? top.values.logLikelihood
    let isHighest = highest - top.values.logLikelihood < 0.01
    notices.append(
      Notice(
        (agreeing == settings.starts ? "all \(settings.starts)" : "\(agreeing) of \(settings.starts)")
          + " starts of the search led to this maximum"
          + (agreeing == settings.starts
            ? "" : isHighest ? ", the others to lower ones" : "; others rose higher without coming to an end")
      ))
    return top
  }

  /// An end that is a maximum comes before a higher point that is none.
  private func rank(_ outcome: TrustSearch.Outcome) -> (Int, Double) {
    (outcome.reason == .converged ? 1 : 0, outcome.values.logLikelihood)
  }

  /// The first quarter of the draws, where that is much less work and still says something.
  private var few: SimulatedChoices? {
    let deviates = choices.deviates
    guard !deviates.isShared, deviates.draws >= 100 else { return nil }
    return choices.with(deviates.first(max(deviates.draws / 4, 48) / 8 * 8))
  }

  /// Within half a standard error in every parameter.
  private func areNear(_ a: [Double], _ b: [Double], _ found: TrustSearch.Outcome) -> Bool {
    guard let inverse = found.factor?.inverse() else { return false }
    return a.indices.allSatisfy { place in
      let difference = a[place] - b[place]
      return difference * difference <= 0.25 * inverse[place * a.count + place]
    }
  }

  /// For every column the coefficient of which one step changes utility by about one.
  private func scales() -> [Double] {
    let point = zip(conditional.coefficients, problem.units).map { $0 / $1 }
    let curvature = problem.values(at: point).curvature
    let (order, weight) = (point.count, problem.totalWeight)
    return (0..<order).map { k in
      let variance = curvature[k * order + k] / weight
      return variance > 0 && variance.isFinite ? 1 / variance.squareRoot() : 1
    }
  }

  /// The conditional logit's coefficients with moderate spreads; larger ones both; small spreads; and further
  /// on one and another of these with the means moved up and down.
  private func start(_ number: Int, _ scales: [Double]) -> [Double] {
    let stretch = [1, 1.5, 1][number % 3]
    let spread = [0.5, 1, 0.1][number % 3]
    let move = Double(number / 3) * 0.5
    var point = conditional.coefficients.indices.map { k -> Double in
      let sign = (k + number) % 2 == 0 ? 1.0 : -1.0
      return stretch * conditional.coefficients[k] / problem.units[k] + sign * move * scales[k]
    }
    for random in model.random where random.distribution == .logNormal {
      let k = random.column
      point[k] = logarithm(max(point[k], 0.1 * scales[k]))
    }
    for spreadOf in model.columns.spreads {
      let random = model.random[spreadOf.column]
      if spreadOf.column != spreadOf.deviate {
        point.append(0)
      } else {
        point.append(random.distribution == .logNormal ? spread : spread * scales[random.column])
      }
    }
    return point
  }
}

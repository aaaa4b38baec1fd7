internal import Foundation
internal import Kernels

extension MixedRun {
  /// Standard deviations and correlations of correlated coefficients, and median, mean and standard deviation
  /// of log-normal ones, with errors by the delta method.
  func impliedFigures(_ coefficients: [Double], _ covariance: [Double]) -> [ImpliedFigure] {
    let order = coefficients.count
    func figure(_ name: String, _ value: Double, _ slopes: [Int: Double]) -> ImpliedFigure {
      var variance = 0.0
      for (a, slope) in slopes {
        for (b, other) in slopes { variance += slope * other * covariance[a * order + b] }
      }
      return ImpliedFigure(
        name: name, value: value,
        standardError: variance.isFinite && variance > 0 ? variance.squareRoot() : nil)
    }
    return correlations(coefficients, figure) + logNormals(coefficients, figure)
  }

  private typealias Figure = (String, Double, [Int: Double]) -> ImpliedFigure

  private func correlations(_ coefficients: [Double], _ figure: Figure) -> [ImpliedFigure] {
    guard model.isCorrelated else { return [] }
    let normal = model.random.indices.filter { model.random[$0].distribution == .normal }
    // The entries of a row of the triangle, by deviate.
    func row(_ d: Int) -> [Int: Int] {
      model.columns.spreads.indices.reduce(into: [:]) { row, s in
        let spread = model.columns.spreads[s]
        if spread.column == d { row[spread.deviate] = model.columnCount + s }
      }
    }
    func name(_ d: Int) -> String { model.names[model.random[d].column] }
    func sum(_ d: Int, _ e: Int) -> Double {
      let (left, right) = (row(d), row(e))
      return left.keys.sorted().reduce(0) { sum, l in
        sum + (right[l].map { coefficients[left[l]!] * coefficients[$0] } ?? 0)
      }
    }
    var figures: [ImpliedFigure] = []
    for d in normal {
      let deviation = sum(d, d).squareRoot()
      figures.append(
        figure(
          "sd(\(name(d)))", deviation,
          row(d).values.reduce(into: [:]) { $0[$1] = coefficients[$1] / deviation }))
    }
    for d in normal {
      for e in normal where e < d {
        let (first, second) = (sum(d, d).squareRoot(), sum(e, e).squareRoot())
        let correlation = sum(d, e) / (first * second)
        var slopes: [Int: Double] = [:]
        let (left, right) = (row(d), row(e))
        for (l, a) in left {
          slopes[a] =
            (right[l].map { coefficients[$0] } ?? 0) / (first * second)
            - correlation * coefficients[a] / (first * first)
        }
        for (l, a) in right {
          slopes[a] =
            (left[l].map { coefficients[$0] } ?? 0) / (first * second)
            - correlation * coefficients[a] / (second * second)
        }
        figures.append(figure("cor(\(name(d)),\(name(e)))", correlation, slopes))
      }
    }
    return figures
  }

  private func logNormals(_ coefficients: [Double], _ figure: Figure) -> [ImpliedFigure] {
    model.random.indices.filter { model.random[$0].distribution == .logNormal }.flatMap {
      d -> [ImpliedFigure] in
      let a = model.random[d].column
      let s = model.columnCount + model.columns.spreads.firstIndex { $0.column == d }!  // one spread for each
      let (mean, spread) = (coefficients[a], coefficients[s])
      let (median, average) = (exp(mean), exp(mean + spread * spread / 2))
      let ratio = expm1(spread * spread).squareRoot()
      let name = model.names[a]
      return [
        figure("median(\(name))", median, [a: median]),
        figure("average(\(name))", average, [a: average, s: average * spread]),
        figure(
          "deviation(\(name))", average * ratio,
          [
            a: average * ratio,
            s: average * spread * ratio
              + (ratio > 0 ? average * spread * exp(spread * spread) / ratio : average),
          ]),
      ]
    }
  }
}

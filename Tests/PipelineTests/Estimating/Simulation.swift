import Decision
import Foundation
import Pipeline
import TestSupport

/// Samples drawn from a model whose parameters are known.
struct Simulation: Sendable {
  let name: String
  let model: EstimationModel
  let formula: String
  /// Parameters by the names of their coefficients.
  let truth: [String: Double]
  let options: EstimationQuestion.Options
  let sample: @Sendable (inout SeededGenerator) -> [ObservationColumn]

  init(
    _ name: String, _ model: EstimationModel, _ formula: String, truth: [String: Double],
    options: (inout EstimationQuestion.Options) -> Void = { _ in },
    sample: @escaping @Sendable (inout SeededGenerator) -> [ObservationColumn]
  ) {
    self.name = name
    self.model = model
    self.formula = formula
    self.truth = truth
    var all = EstimationQuestion.Options()
    if model.isChoice {
      all.cases = "who"
      all.alternatives = "where"
    }
    options(&all)
    self.options = all
    self.sample = sample
  }

  /// What many samples said of one parameter.
  struct Record {
    var estimates: [Double] = []
    var errors: [Double] = []
    var covered = 0

    var mean: Double { estimates.reduce(0, +) / Double(estimates.count) }
    var meanError: Double { errors.reduce(0, +) / Double(errors.count) }
    var spread: Double {
      let middle = mean
      let squares = estimates.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
      return (squares / Double(estimates.count - 1)).squareRoot()
    }
    var coverage: Double { Double(covered) / Double(estimates.count) }
  }

  /// Fits on so many samples, each of its own seed.
  ///
  /// - Throws: what any of them is refused for.
  func records(samples: Int) throws -> [String: Record] {
    let question = try EstimationQuestion(model, formula: formula, options: options)
    var records: [String: Record] = [:]
    for seed in 1...samples {
      var random = SeededGenerator(seed: UInt64(seed))
      let found = try question.estimate(on: sample(&random))
      guard found.ending.reason == .converged else { throw NotConverged(seed: seed) }
      for coefficient in found.coefficients {
        guard let true_ = truth[coefficient.name], let error = coefficient.error else {
          throw NotConverged(seed: seed)
        }
        records[coefficient.name, default: Record()].estimates.append(coefficient.estimate)
        records[coefficient.name, default: Record()].errors.append(error.standardError)
        if error.interval.contains(true_) { records[coefficient.name, default: Record()].covered += 1 }
      }
    }
    return records
  }

  struct NotConverged: Error { let seed: Int }
}

extension SeededGenerator {
  mutating func uniform() -> Double { Double.random(in: 0..<1, using: &self) }

  /// By Box and Muller.
  mutating func normal() -> Double { (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform()) }

  /// Which of these, with odds of exp(u).
  mutating func choice(_ utilities: [Double]) -> Int {
    let powers = utilities.map { exp($0) }
    var left = uniform() * powers.reduce(0, +)
    for (place, power) in powers.enumerated() {
      left -= power
      if left < 0 { return place }
    }
    return powers.count - 1
  }

  mutating func poisson(_ mean: Double) -> Double {
    var (count, product) = (0.0, uniform())
    let floor = exp(-mean)
    while product > floor {
      product *= uniform()
      count += 1
    }
    return count
  }

  /// Gamma with this shape and mean one, by Marsaglia and Tsang (2000); the shape is one or more.
  mutating func gamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v / shape }
    }
  }
}

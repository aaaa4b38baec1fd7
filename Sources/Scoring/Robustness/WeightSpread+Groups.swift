internal import Foundation
internal import Kernels

extension WeightSpread {
  /// Weights at a point of ``sobolIndices(inputs:outputs:plan:model:)``, where each group of criteria is one
  /// input.
  ///
  /// Weights are independent variates divided by their sum, exponential ones where all weightings are as
  /// likely and gamma ones of shape K·w_j for Dirichlet: these variates, not the weights, are what a group
  /// has to itself.
  ///
  /// - Parameters:
  ///   - stated: around which Dirichlet weights lie.
  ///   - groups: the criteria of each input; together all criteria, each once.
  /// - Returns: one weight for each criterion; they sum to one.
  /// - Source: Devroye (1986), *Non-Uniform Random Variate Generation*, theorems V.2.2 and XI.4.1.
  public func weights(around stated: [Double], groups: [[Int]], at point: SobolPoint) -> [Double] {
    guard self != .stated else { return stated }
    var weights = [Double](repeating: -.infinity, count: stated.count)
    for (input, group) in groups.enumerated() {
      var random = point.random(of: input)
      for j in group {
        switch self {
        case .stated: continue
        case .uniform: weights[j] = log(-log(random.uniform()))
        // In logarithms, and with a least strength, as for single draws.
        case .dirichlet(let strength) where stated[j] > 0:
          weights[j] = logGamma(shape: max(strength, 1e-290) * stated[j], &random)
        case .dirichlet: continue
        }
      }
    }
    let largest = weights.max() ?? 0
    // Every variate zero has no more than the probability of 53 binary zeros in each.
    guard largest > -.infinity else { return stated }
    weights = weights.map { exp($0 - largest) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

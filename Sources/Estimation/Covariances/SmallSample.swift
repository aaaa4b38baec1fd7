/// What a robust covariance is multiplied by because residuals are shorter than errors.
public enum SmallSample: Sendable, Equatable {
  /// One: the plain sandwich (HC0) and the plain sum over clusters (CR0).
  case none
  /// n/(n − k), and with clusters G/(G − 1)·(n − 1)/(n − k).
  ///
  /// - Source: MacKinnon & White (1985), *Journal of Econometrics* 29, HC1; Cameron, Gelbach & Miller (2011),
  ///   *Journal of Business & Economic Statistics* 29(2), formula 2.6 for c, with the G of each matrix in
  ///   two-way clustering.
  case standard

  /// - Parameters:
  ///   - observations: n.
  ///   - parameters: k, absorbed effects included.
  ///   - clusters: G, or nil without clusters.
  func factor(observations: Int, parameters: Int, clusters: Int?) -> Double {
    switch self {
    case .none: return 1
    case .standard:
      let n = Double(observations)
      let rest = n - Double(parameters)
      guard let clusters else { return n / rest }
      let g = Double(clusters)
      return g / (g - 1) * ((n - 1) / rest)
    }
  }
}

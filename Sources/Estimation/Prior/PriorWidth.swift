/// How wide the prior is around the stated weights.
public enum PriorWidth: Sendable, Equatable {
  /// In utils per standard deviation of a covariate within cases; finite and not negative.
  case given(Double)
  /// The one that predicts held-out cases best. Folds are dealt out to cases by the seed; ω is found to one
  /// per cent by a grid from 0 to 32 and a golden section around its best point.
  case crossValidated(folds: Int = 10, seed: UInt64)
}

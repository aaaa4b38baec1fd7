internal import Kernels

/// One sample of the units of the data, drawn from them with replacement.
public struct Resample: Sendable, Equatable {
  /// Number of the draw, from 0.
  public let draw: Int
  /// How often every case is in it.
  public let counts: [Int]

  /// The cases in it, each as often as it is, in order.
  public var indices: [Int] { counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) } }
}

/// Draw number `draw`: as many units as there are.
func resample(_ draw: Int, of cases: Int, by clusters: Clustering?, seed: UInt64) -> Resample {
  var stream = Philox(seed: seed, stream: DrawStreams.resamples + UInt64(draw))
  let units = clusters?.count ?? cases
  var counts = [Int](repeating: 0, count: units)
  for _ in 0..<units { counts[stream.below(units)] += 1 }
  return Resample(draw: draw, counts: clusters.map { $0.codes.map { counts[$0] } } ?? counts)
}

/// The sandwich over clusters: right even where the errors of a cluster's rows go together.
///
/// `V = ΣU_gU_g'` with U_g the sum of the influence of the rows of cluster g, times G/(G − 1)·(n − 1)/(n − k)
/// with ``SmallSample/standard``. Two-way clustering adds the matrices of both ways and takes off that of the
/// clusters of rows which share both, each with the factor of its own G. That difference can have a negative
/// variance; it is reported in ``Covariance/withoutVariance`` and not mended.
///
///     // the mean of 1, 2, 6, with the first two rows in one cluster
///     let rows = InfluenceRows(bread: [1.0 / 3], scores: [-2, -1, 3])
///     let firms = Clustering("firm", labels: ["a", "a", "b"])
///     try clusteredCovariance(rows, by: firms).values  // [2], which is (3² + 3²)/9
///
/// - Parameters:
///   - influence: N rows of K values.
///   - first: the clusters of the N rows.
///   - second: clusters that cut across the first, or nil for one way.
///   - parameters: k of the small-sample factor; K unless absorbed effects come on top.
/// - Throws: ``EstimationError/input(_:)`` for a clustering of another number of rows or of less than two
///   clusters, and when the small-sample factor needs more rows than there are.
/// - Complexity: O(N·K + G·K²).
/// - Source: Liang & Zeger (1986), *Biometrika* 73(1); two-way: Cameron, Gelbach & Miller (2011), *Journal of
///   Business & Economic Statistics* 29(2), formula 2.7.
public func clusteredCovariance(
  _ influence: InfluenceRows, by first: Clustering, and second: Clustering? = nil,
  smallSample: SmallSample = .none, parameters: Int? = nil
) throws(EstimationError) -> Covariance {
  let ways = ([first] + (second.map { [$0] } ?? [])).map { $0.restricted(to: influence.isCounted) }
  var problems = EstimationProblems()
  for way in ways {
    if let problem = way.problem(rows: influence.rows) { problems.append(problem) }
  }
  try problems.refuse()
  let count = parameters ?? influence.parameters
  try checkRows(influence.observations, parameters: count, smallSample)
  func matrix(_ way: Clustering) -> [Double] {
    let factor = smallSample.factor(
      observations: influence.observations, parameters: count, clusters: way.count)
    return sumOfProducts(influence.summed(by: way.codes, count: way.count), order: influence.parameters)
      .map { $0 * factor }
  }
  var values = matrix(ways[0])
  if ways.count == 2 {
    let crossed = ways[0].crossed(with: ways[1]).restricted(to: influence.isCounted)
    let (second, both) = (matrix(ways[1]), matrix(crossed))
    for index in values.indices { values[index] += second[index] - both[index] }
  }
  return Covariance(
    kind: .clustered(by: ways.map(\.name)), values: values, order: influence.parameters,
    clusters: ways.map(\.count), smallSample: smallSample)
}

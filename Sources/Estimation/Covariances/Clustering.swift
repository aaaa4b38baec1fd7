/// Which cluster each row belongs to.
public struct Clustering: Sendable, Equatable {
  public let name: String
  /// The cluster of each row: 0, 1, … in order of first appearance.
  public let codes: [Int]
  public let count: Int

  /// - Parameter labels: one for each row; equal labels are one cluster.
  public init<Label: Hashable>(_ name: String, labels: [Label]) {
    var places: [Label: Int] = [:]
    self.name = name
    var codes: [Int] = []
    codes.reserveCapacity(labels.count)
    for label in labels {
      let code = places[label] ?? places.count
      places[label] = code
      codes.append(code)
    }
    self.codes = codes
    count = places.count
  }

  /// The clusters of rows that share both.
  func crossed(with other: Clustering) -> Clustering {
    struct Pair: Hashable { let first, second: Int }
    return Clustering(
      "\(name)^\(other.name)", labels: zip(codes, other.codes).map { Pair(first: $0, second: $1) })
  }

  /// The clusters of the rows that take part; the others keep the code 0, which no one reads.
  func restricted(to isCounted: [Bool]?) -> Clustering {
    guard let isCounted, isCounted.count == codes.count else { return self }
    let counted = Clustering(name, labels: codes.indices.filter { isCounted[$0] }.map { codes[$0] })
    var spread = [Int](repeating: 0, count: codes.count)
    var next = 0
    for row in spread.indices where isCounted[row] {
      spread[row] = counted.codes[next]
      next += 1
    }
    return Clustering(name: name, codes: spread, count: counted.count)
  }

  private init(name: String, codes: [Int], count: Int) {
    self.name = name
    self.codes = codes
    self.count = count
  }

  func problem(rows: Int) -> EstimationProblem? {
    if codes.count != rows {
      return EstimationProblem(
        .column(name), "it names the clusters of \(codes.count) rows; the fit has \(rows)",
        hint: "give one cluster for every row")
    }
    guard count < 2 else { return nil }
    return EstimationProblem(
      .column(name), "there is \(count == 1 ? "one cluster" : "no cluster"); wanted at least 2",
      hint: "cluster by a column that differs, or take the robust covariance")
  }
}

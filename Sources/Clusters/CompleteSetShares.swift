public import Kernels

/// How complete the sets of suppliers are for every region and many industries at once.
public struct CompleteSetShares: Sendable, Equatable {
  /// Over the suppliers whose quotient is known, regions × links, row-major; nil where none is.
  public let values: [Double?]
  /// With every unknown supplier absent.
  public let low: [Double]
  /// With every unknown supplier at its full share.
  public let high: [Double]
}

/// The figures of ``completeSets(of:industries:links:)`` for many industries, without the names of what is
/// missing.
///
/// Every figure is that of ``CompleteSet`` to the last bit: the sums run over the same terms in the same
/// order.
///
///     // industry 0 buys 0.3 from 1, 0.2 from 2, 0.1 from 3; their quotients are 0.5, 1.4 and unknown
///     let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0.3, 0.2, 0.1])
///     try completeSetShares(of: [2, 0.5, 1.4, nil], industries: 4, links: [links]).values  // [0.7]
///
/// - Parameters:
///   - quotients: R × S location quotients, row-major, regions down; nil is unknown.
///   - industries: S, the number of columns.
///   - links: the suppliers of each industry asked for, by position among the same industries.
///   - threads: change nothing but the time.
/// - Returns: R × links shares, row-major, without unit.
/// - Throws: as ``completeSets(of:industries:links:)``.
/// - Complexity: O(R·k) time for k links in all, three times that for regions with unknown cells; a sparse
///   matrix times eight regions at once.
/// - Source: as ``completeSets(of:industries:links:)``.
public func completeSetShares(
  of quotients: [Double?], industries: Int, links: [SupplierLinks], threads: Threads = .one
) throws(ClusterError) -> CompleteSetShares {
  let regions = try regionCount(cells: quotients.count, industries: industries)
  for link in links.flatMap(\.links) where link.supplier >= industries {
    throw .noSuchIndustry(index: link.supplier, industries: industries)
  }
  var invalid = InvalidFigures()
  checkAmounts(quotients, of: "quotient", industries: industries, into: &invalid)
  try invalid.refuse()
  guard regions > 0, !links.isEmpty else { return CompleteSetShares(values: [], low: [], high: []) }

  let product = SupplierProduct(links, industries: industries)
  let blocks = threads.results(blocks: (regions + lanes - 1) / lanes) { block in
    product.shares(of: quotients, regions: block * lanes..<min((block + 1) * lanes, regions))
  }
  var (values, low, high): ([Double?], [Double], [Double]) = ([], [], [])
  values.reserveCapacity(regions * links.count)
  low.reserveCapacity(regions * links.count)
  high.reserveCapacity(regions * links.count)
  for block in blocks {
    values += block.values
    low += block.low
    high += block.high
  }
  return CompleteSetShares(values: values, low: low, high: high)
}

/// Regions that are taken together.
private let lanes = 8

/// The coefficients of all links as the rows of a sparse matrix, suppliers across.
private struct SupplierProduct: Sendable {
  let rows: SparseRows
  let coefficients: [Double]
  /// Sum of the coefficients of each industry.
  let wholes: [Double]
  let industries: Int

  init(_ links: [SupplierLinks], industries: Int) {
    self.industries = industries
    var starts = [0]
    for link in links { starts.append(starts[starts.count - 1] + link.links.count) }
    rows = SparseRows(starts: starts, columns: links.flatMap { $0.links.map { Int32($0.supplier) } })
    coefficients = links.flatMap { $0.links.map(\.coefficient) }
    wholes = links.map { $0.links.reduce(0) { $0 + $1.coefficient } }
  }

  func shares(of quotients: [Double?], regions: Range<Int>) -> CompleteSetShares {
    let isComplete = !quotients[regions.lowerBound * industries..<regions.upperBound * industries]
      .contains { $0 == nil }
    let present = sums(quotients, regions) { $0.map { min(1, $0) } ?? 0 }
    let known = isComplete ? [] : sums(quotients, regions) { $0 == nil ? 0 : 1 }
    let best = isComplete ? [] : sums(quotients, regions) { $0.map { min(1, $0) } ?? 1 }
    var (values, low, high): ([Double?], [Double], [Double]) = ([], [], [])
    for lane in regions.indices.map({ $0 - regions.lowerBound }) {
      for (index, whole) in wholes.enumerated() {
        let place = (2 * index + lane / 4, lane % 4)
        let sum = present[place.0][place.1]
        let rest = isComplete ? whole : known[place.0][place.1]
        values.append(rest > 0 ? sum / rest : nil)
        low.append(sum / whole)
        high.append((isComplete ? sum : best[place.0][place.1]) / whole)
      }
    }
    return CompleteSetShares(values: values, low: low, high: high)
  }

  /// `Σ_j a_j·f(LQ[r, j])` of every industry, for eight regions side by side.
  private func sums(
    _ quotients: [Double?], _ regions: Range<Int>, _ figure: (Double?) -> Double
  ) -> [SIMD4<Double>] {
    var vectors = [SIMD4<Double>](repeating: .zero, count: industries * 2)
    for (lane, region) in regions.enumerated() {
      for j in 0..<industries {
        vectors[2 * j + lane / 4][lane % 4] = figure(quotients[region * industries + j])
      }
    }
    var result = [SIMD4<Double>](repeating: .zero, count: wholes.count * 2)
    rows.multiply(coefficients, by: vectors, fours: 2, into: &result, threads: .one)
    return result
  }
}

internal import Clusters
internal import Decision

/// The measures of one industry, straight from the room that computes them.
struct Measures {
  let ownQuotients: [Double?]
  let intervals: [QuotientInterval?]
  let densities: [Double?]
  /// None where no industry is linked to this one.
  let sets: [CompleteSet?]
  let links: [SupplierLinks.Link]
  let linksAreInputs: Bool
  let neighbours: [Double?]

  init(_ grid: PeerGrid, own: Int, peers: [Industry], dataset: Dataset) throws(ClusterError) {
    let width = grid.industries
    let quotients = try locationQuotients(of: grid.cells, industries: width, regionTotals: grid.totals)
    ownQuotients = (0..<grid.regions).map { quotients[$0 * width + own] }

    let expected = try expectedEmployment(of: grid.cells, industries: width, regionTotals: grid.totals)
    let ownExpected = (0..<grid.regions).map { r -> Double? in
      guard let value = expected[r * width + own], value > 0 else { return nil }
      return value
    }
    let jobs = zip(grid.column(own), ownExpected).map { $1 == nil ? nil : $0 }
    do throws(ClusterError) {
      intervals = try quotientIntervals(jobs: jobs, expected: ownExpected, plantSize: .assumed).values
    } catch .tooFewRegions {
      intervals = [QuotientInterval?](repeating: nil, count: grid.regions)
    }

    let proximity = try ProximityMatrix(of: quotients, industries: width)
    let allDensities = try relatednessDensities(of: quotients, proximity: proximity)
    densities = (0..<grid.regions).map { allDensities[$0 * width + own] }

    // What the industry buys from each of its peers; nothing where the dataset has no input-output table.
    let inputs = peers.map { peer in
      dataset.supply.reduce(0) {
        $1.user == peers[own].code && $1.supplier == peer.code ? $0 + $1.coefficient : $0
      }
    }
    linksAreInputs = inputs.indices.contains { $0 != own && inputs[$0] > 0 }
    var found: SupplierLinks?
    do throws(ClusterError) {
      found =
        linksAreInputs
        ? try SupplierLinks(to: own, inputCoefficients: inputs)
        : try SupplierLinks(to: own, proximity: proximity)
    } catch .noSuppliers {
      // Nothing is related to it here: no set, but a quotient all the same.
    }
    links = found?.links ?? []
    sets =
      try found.map { links throws(ClusterError) in
        try completeSets(of: quotients, industries: width, links: links)
      } ?? [CompleteSet?](repeating: nil, count: grid.regions)

    var places: [GeographicPoint] = []
    for region in dataset.regions {
      guard let position = region.position else { break }
      places.append(try GeographicPoint(latitude: position.latitude, longitude: position.longitude))
    }
    if places.count == grid.regions {
      neighbours = try neighbourClusters(of: grid.column(own), industries: 1, places: places).values
    } else {
      neighbours = [Double?](repeating: nil, count: grid.regions)
    }
  }
}

/// How complete the set of suppliers around one industry is in one region.
public struct CompleteSet: Sendable, Equatable {
  /// A supplier that is there less than its overall share.
  public struct MissingSupplier: Sendable, Equatable {
    public let industry: Int
    public let coefficient: Double
    /// The supplier's location quotient in the region, below 1.
    public let quotient: Double
    /// `a·(1 − LQ)`: what the region would add to the sum by reaching the overall share.
    public let shortfall: Double
  }

  /// Over the suppliers whose quotient is known, in 0…1; nil where none is.
  public let value: Double?
  /// With every unknown supplier absent.
  public let low: Double
  /// With every unknown supplier at its full share.
  public let high: Double
  /// Largest coefficient first.
  public let missing: [MissingSupplier]
  /// Suppliers whose quotient is not known here, largest coefficient first.
  public let unknown: [Int]
  /// Share of the coefficients that the value rests on, in 0…1.
  public let known: Double
}

/// The complete set of each region: the suppliers of an industry that are there, weighted by what it buys.
///
/// `C[r] = Σ_j a_j·min(1, LQ[r, j]) / Σ_j a_j` over the suppliers j of the industry. A supplier counts in
/// full from its overall share on, because abundance of one does not make up for the lack of another.
///
/// An unknown quotient is not guessed. The value runs over the known suppliers in both sums; the bounds put
/// every unknown one at 0 and at 1, so they are certain and not an interval of probability.
///
///     // industry 0 buys 0.3 from 1, 0.2 from 2, 0.1 from 3; their quotients are 0.5, 1.4 and unknown
///     let links = try SupplierLinks(to: 0, inputCoefficients: [0, 0.3, 0.2, 0.1])
///     let set = try completeSets(of: [2, 0.5, 1.4, nil], industries: 4, links: links)[0]
///     set.value           // 0.7 = (0.3·0.5 + 0.2)/0.5
///     set.low, set.high   // 0.5833 and 0.75
///     set.missing         // supplier 1: quotient 0.5, shortfall 0.15
///
/// - Parameters:
///   - quotients: R × S location quotients, row-major, regions down; nil is unknown.
///   - industries: S, the number of columns.
///   - links: the suppliers, by position among the same industries.
/// - Returns: one set a region, shares without unit.
/// - Throws: ``ClusterError/notRectangular(cells:industries:)``,
///   ``ClusterError/noSuchIndustry(index:industries:)`` for a supplier that is not among the columns, and
///   ``ClusterError/invalidFigures(_:)`` for quotients that are negative or not finite.
/// - Complexity: O(R·k) time for k links, beside one pass over the grid.
/// - Source: the idea of an industry with its suppliers as one set is that of Porter (1990), *The Competitive
///   Advantage of Nations*, ch. 3; the formula is this package's own.
public func completeSets(
  of quotients: [Double?], industries: Int, links: SupplierLinks
) throws(ClusterError) -> [CompleteSet] {
  let regions = try regionCount(cells: quotients.count, industries: industries)
  for link in links.links where link.supplier >= industries {
    throw .noSuchIndustry(index: link.supplier, industries: industries)
  }
  var invalid = InvalidFigures()
  checkAmounts(quotients, of: "quotient", industries: industries, into: &invalid)
  try invalid.refuse()
  return (0..<regions).map { region in
    completeSet(links.links) { quotients[region * industries + $0] }
  }
}

private func completeSet(_ links: [SupplierLinks.Link], _ quotient: (Int) -> Double?) -> CompleteSet {
  var present = 0.0
  var known = 0.0
  var all = 0.0
  var best = 0.0
  var missing: [CompleteSet.MissingSupplier] = []
  var unknown: [Int] = []
  for link in links {
    all += link.coefficient
    guard let here = quotient(link.supplier) else {
      best += link.coefficient
      unknown.append(link.supplier)
      continue
    }
    known += link.coefficient
    let part = link.coefficient * min(1, here)
    present += part
    best += part
    if here < 1 - quotientRounding {
      missing.append(
        CompleteSet.MissingSupplier(
          industry: link.supplier, coefficient: link.coefficient, quotient: here,
          shortfall: link.coefficient * (1 - here)))
    }
  }
  return CompleteSet(
    value: known > 0 ? present / known : nil, low: present / all, high: best / all, missing: missing,
    unknown: unknown, known: known / all)
}

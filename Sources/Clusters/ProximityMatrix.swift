/// How often two industries are at home in the same regions: 0 never, 1 always. Symmetric, 1 on the diagonal.
///
/// `φ[i, j] = min(P(LQ_i > 1 | LQ_j > 1), P(LQ_j > 1 | LQ_i > 1))`, each probability a share of the regions
/// where both quotients are known. The smaller of the two keeps an industry that is nearly everywhere from
/// looking close to all others.
///
///     // regions down, industries across: LQ above 1 in the pattern 1 1 0 / 1 0 0 / 0 1 1 / 1 1 0
///     let quotients: [Double?] = [2, 2, 0, 2, 0, 0, 0, 2, 2, 2, 2, 0]
///     try ProximityMatrix(of: quotients, industries: 3)[0, 1]  // 2/3: both in two regions, each in three
///
/// - Source: Hidalgo, Klinger, Barabási & Hausmann (2007), *Science* 317 482–487, eq. (1).
public struct ProximityMatrix: Sendable, Equatable {
  public let industries: Int
  /// Industries × industries, row-major, no unit.
  public let values: [Double]

  public subscript(i: Int, j: Int) -> Double { values[i * industries + j] }

  /// - Parameters:
  ///   - quotients: R × S location quotients, row-major, regions down; nil is unknown.
  ///   - industries: S, the number of columns.
  /// - Throws: ``ClusterError/notRectangular(cells:industries:)``, and ``ClusterError/invalidFigures(_:)``
  ///   for quotients that are negative or not finite.
  /// - Complexity: O(R·S²/64) time, O(S² + R·S/64) memory: regions are bits of machine words. Two industries
  ///   that are nowhere at home together have proximity 0, also where one of them is at home nowhere.
  public init(of quotients: [Double?], industries: Int) throws(ClusterError) {
    let regions = try regionCount(cells: quotients.count, industries: industries)
    var invalid = InvalidFigures()
    checkAmounts(quotients, of: "quotient", industries: industries, into: &invalid)
    try invalid.refuse()

    let words = (regions + 63) / 64
    var home = [UInt64](repeating: 0, count: words * industries)
    var known = [UInt64](repeating: 0, count: words * industries)
    for r in 0..<regions {
      let bit = UInt64(1) << UInt64(r % 64)
      for i in 0..<industries {
        guard let quotient = quotients[r * industries + i] else { continue }
        known[i * words + r / 64] |= bit
        if isHome(quotient) { home[i * words + r / 64] |= bit }
      }
    }
    var values = [Double](repeating: 0, count: industries * industries)
    for i in 0..<industries {
      values[i * industries + i] = 1
      for j in 0..<i {
        var both = 0
        var first = 0
        var second = 0
        for word in 0..<words {
          let (a, b) = (home[i * words + word], home[j * words + word])
          both += (a & b).nonzeroBitCount
          first += (a & known[j * words + word]).nonzeroBitCount
          second += (b & known[i * words + word]).nonzeroBitCount
        }
        guard both > 0 else { continue }
        // The smaller conditional probability is the one over the larger group.
        let proximity = Double(both) / Double(max(first, second))
        values[i * industries + j] = proximity
        values[j * industries + i] = proximity
      }
    }
    self.industries = industries
    self.values = values
  }
}

/// Quotients of the overall share itself come out as 1 give or take a few units of 1e-16.
let quotientRounding = 1e-12

/// Whether a region has more of an industry than its overall share, beyond the rounding of the quotient.
func isHome(_ quotient: Double) -> Bool { quotient > 1 + quotientRounding }

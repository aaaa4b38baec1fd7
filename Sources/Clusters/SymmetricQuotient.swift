/// Location quotients folded onto −1…1, so that twice and half the usual share lie as far from the middle.
///
/// `SLQ = (LQ − 1) / (LQ + 1)`: −1 is absence, 0 the overall share, and 1 is reached in the limit only.
///
///     symmetricQuotients([2, 1, 0.5, 0, nil])  // [1/3, 0, −1/3, −1, nil]
///
/// - Parameter quotients: quotients in any order; nil is unknown and stays so.
/// - Returns: as many values, in −1 to 1, no unit.
/// - Complexity: O(n).
/// - Source: Dalum, Laursen & Villumsen (1998), *International Review of Applied Economics* 12(3) 423–443.
public func symmetricQuotients(_ quotients: [Double?]) -> [Double?] {
  quotients.map { quotient in quotient.map { ($0 - 1) / ($0 + 1) } }
}

/// The industries that one industry leans on, and how much on each.
public struct SupplierLinks: Sendable, Equatable {
  /// What the coefficients are; a reader must be told.
  public enum Basis: Sendable, Equatable {
    /// Inputs bought from the supplier per unit of output, from an input-output table.
    case inputCoefficients
    /// How often the two are at home in the same regions, where there is no such table.
    case proximity
  }

  /// One supplier and its coefficient, above 0.
  public struct Link: Sendable, Equatable {
    public let supplier: Int
    public let coefficient: Double
  }

  /// The industry that is supplied.
  public let industry: Int
  public let basis: Basis
  /// Largest coefficient first; of equal ones the lower position first.
  public let links: [Link]

  /// From one column of an input-output table.
  ///
  /// - Parameters:
  ///   - industry: the position of the user, from 0. What it buys from itself is left out.
  ///   - coefficients: one a supplier, inputs per unit of output, 0 or more.
  ///   - strongest: keep this many of the largest; nil keeps all. All is the default: the coefficients fall
  ///     off by themselves, and a table's small entries are small in the sum.
  /// - Throws: ``ClusterError/noSuchIndustry(index:industries:)``, ``ClusterError/invalidFigures(_:)``, and
  ///   ``ClusterError/noSuppliers(industry:)`` when nothing is above 0.
  /// - Complexity: O(S log S).
  public init(
    to industry: Int, inputCoefficients coefficients: [Double], strongest: Int? = nil
  ) throws(ClusterError) {
    guard coefficients.indices.contains(industry) else {
      throw .noSuchIndustry(index: industry, industries: coefficients.count)
    }
    var invalid = InvalidFigures()
    for (supplier, value) in coefficients.enumerated() where !(value >= 0 && value < .infinity) {
      invalid.append(
        InvalidFigure("input coefficient", industry: supplier, found: value, wanted: amountWanted))
    }
    if let strongest { checkStrongest(strongest, into: &invalid) }
    try invalid.refuse()
    try self.init(to: industry, coefficients, strongest: strongest, basis: .inputCoefficients)
  }

  /// From proximity, where no input-output table is given.
  ///
  /// - Parameters:
  ///   - industry: the position of the industry, from 0.
  ///   - proximity: of all industries.
  ///   - strongest: keep this many of the largest. Proximity is dense: nearly every pair of industries shares
  ///     some region, and with all of them kept the measure is little more than how varied a region is. Ten
  ///     are about the suppliers that a buyer would name, and an eighth of the 80 or so divisions of a usual
  ///     classification. Equals of the last one kept are kept too, so that the order of industries is no
  ///     choice.
  /// - Throws: ``ClusterError/noSuchIndustry(index:industries:)``, ``ClusterError/invalidFigures(_:)`` for a
  ///   number to keep below 1, and ``ClusterError/noSuppliers(industry:)`` when nothing is above 0.
  /// - Complexity: O(S log S).
  public init(
    to industry: Int, proximity: ProximityMatrix, strongest: Int = usualStrongest
  ) throws(ClusterError) {
    guard industry >= 0, industry < proximity.industries else {
      throw .noSuchIndustry(index: industry, industries: proximity.industries)
    }
    var invalid = InvalidFigures()
    checkStrongest(strongest, into: &invalid)
    try invalid.refuse()
    let row = (0..<proximity.industries).map { proximity[industry, $0] }
    try self.init(to: industry, row, strongest: strongest, basis: .proximity)
  }

  /// Related industries kept by default.
  public static let usualStrongest = 10

  private init(
    to industry: Int, _ coefficients: [Double], strongest: Int?, basis: Basis
  ) throws(ClusterError) {
    var links = coefficients.enumerated().filter { $0.offset != industry && $0.element > 0 }
      .map { Link(supplier: $0.offset, coefficient: $0.element) }
    guard !links.isEmpty else { throw .noSuppliers(industry: industry) }
    links.sort { ($1.coefficient, $0.supplier) < ($0.coefficient, $1.supplier) }
    if let strongest, strongest < links.count {
      let last = links[strongest - 1].coefficient
      links = Array(links.prefix { $0.coefficient >= last })
    }
    self.industry = industry
    self.basis = basis
    self.links = links
  }
}

private func checkStrongest(_ strongest: Int, into figures: inout InvalidFigures) {
  guard strongest < 1 else { return }
  figures.append(InvalidFigure("strongest", found: Double(strongest), wanted: "1 or more"))
}

/// The provenance of every value of a column, each distinct one kept once.
///
/// Four million figures come from a handful of sources and years: an index of four bytes per value
/// stands for the whole account.
public struct Provenances: Sendable, Equatable {
  public private(set) var kinds: [Provenance]
  private var index: [UInt32]

  public init(repeating provenance: Provenance, count: Int) {
    kinds = [provenance]
    index = [UInt32](repeating: 0, count: count)
  }

  /// - Precondition: every entry of `index` is a place in `kinds`.
  public init(kinds: [Provenance], index: [UInt32]) {
    precondition(index.allSatisfy { $0 < kinds.count }, "caller points into its own kinds")
    self.kinds = kinds
    self.index = index
  }

  public init(_ all: [Provenance]) {
    var places: [Provenance: UInt32] = [:]
    kinds = []
    index = []
    for provenance in all {
      if let place = places[provenance] {
        index.append(place)
      } else {
        places[provenance] = UInt32(kinds.count)
        index.append(UInt32(kinds.count))
        kinds.append(provenance)
      }
    }
  }

  public var count: Int { index.count }

  public subscript(row: Int) -> Provenance {
    get { kinds[Int(index[row])] }
    set {
      if let place = kinds.firstIndex(of: newValue) {
        index[row] = UInt32(place)
      } else {
        index[row] = UInt32(kinds.count)
        kinds.append(newValue)
      }
    }
  }

  public func keeping(_ rows: [Int]) -> Provenances {
    Provenances(kinds: kinds, index: rows.map { index[$0] })
  }

  public static func == (a: Provenances, b: Provenances) -> Bool {
    a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
  }
}

/// Four numbers of 106 bits side by side, for the loops over rows.
///
/// The parts of each lane are as those of ``DoubleDouble``. Products are exact below 2⁹⁹⁶ only, so columns
/// are scaled to the size of one before they come here.
struct Lanes {
  var high: Four
  var low: Four

  static let zero = Lanes(high: .zero, low: .zero)

  @inline(__always) init(high: Four, low: Four) {
    self.high = high
    self.low = low
  }

  @inline(__always) init(repeating value: DoubleDouble) {
    high = Four(repeating: value.high)
    low = Four(repeating: value.low)
  }

  @inline(__always) static func + (a: Lanes, b: Lanes) -> Lanes {
    let highs = exactSum(a.high, b.high)
    let lows = exactSum(a.low, b.low)
    let first = exactSum(larger: highs.sum, highs.error + lows.sum)
    let second = exactSum(larger: first.sum, lows.error + first.error)
    return Lanes(high: second.sum, low: second.error)
  }

  @inline(__always) static func - (a: Lanes, b: Lanes) -> Lanes { a + Lanes(high: -b.high, low: -b.low) }

  /// Without a fused multiply-add: error at most 7u², algorithm 11.
  @inline(__always) static func * (a: Lanes, b: Lanes) -> Lanes {
    let highs = exactProduct(a.high, halves(of: a.high), b.high, halves(of: b.high))
    let sum = exactSum(larger: highs.product, highs.error + (a.high * b.low + a.low * b.high))
    return Lanes(high: sum.sum, low: sum.error)
  }

  /// The four numbers added up.
  @inline(__always) var sum: DoubleDouble {
    (self[0] + self[1]) + (self[2] + self[3])
  }

  @inline(__always) subscript(lane: Int) -> DoubleDouble {
    get { DoubleDouble(larger: high[lane], low[lane]) }
    set {
      high[lane] = newValue.high
      low[lane] = newValue.low
    }
  }
}

/// A sum of products that carries its rounding errors along, in four lanes.
///
/// The parts are brought together once at the end, which takes half the operations of a sum of ``Lanes``. Its
/// error is 2⁻¹⁰⁶ times the number of terms, of the sum of the absolute products, so long sums are taken in
/// blocks.
///
/// - Source: Ogita, Rump & Oishi (2005), *SIAM Journal on Scientific Computing* 26(6), algorithm 5.3 (Dot2).
struct CompensatedSum {
  private var sum = Four.zero
  private var lost = Four.zero

  @inline(__always) init() {}
  @inline(__always) init(_ start: Lanes) {
    sum = start.high
    lost = start.low
  }

  @inline(__always) mutating func add(_ a: Lanes, times b: Lanes) {
    let product = exactProduct(a.high, halves(of: a.high), b.high, halves(of: b.high))
    let next = exactSum(sum, product.product)
    sum = next.sum
    lost += next.error + (product.error + (a.high * b.low + a.low * b.high))
  }

  @inline(__always) var total: Lanes {
    let total = exactSum(sum, lost)
    return Lanes(high: total.sum, low: total.error)
  }
}

/// A column without units: natural figures, and the scale that makes each of them a number.
///
/// The numbers are formed where they are used, since to write a long column down costs more than to form it
/// again.
///
///     // 1, 2, 4 on .rise(from: 1, range: 3) are 0, 1/3, 1
public struct NormalisedColumn: Sendable {
  /// How a figure x becomes a number. A scale rises or falls throughout.
  public enum Scale: Sendable, Equatable {
    /// The figures are the numbers.
    case plain
    /// `(x − from)/range`
    case rise(from: Double, range: Double)
    /// `(from − x)/range`
    case fall(from: Double, range: Double)
    /// `(x/best)/total`
    case share(of: Double, total: Double)
    /// `(best/x)/total` of figures above zero
    case inverse(of: Double, total: Double)

    public func callAsFunction(_ x: Double) -> Double {
      switch self {
      case .plain: x
      case .rise(let from, let range): (x - from) / range
      case .fall(let from, let range): (from - x) / range
      case .share(let best, let total): x / best / total
      case .inverse(let best, let total): best / x / total
      }
    }
  }

  public let figures: [Double]
  public let scale: Scale
  /// The smallest and the largest figure, where the one who made the column knew them.
  public let figureEnds: (low: Double, high: Double)?

  /// The smallest and the largest number, where the figures' are known.
  public var ends: (low: Double, high: Double)? {
    figureEnds.map { low, high in
      let (first, last) = (scale(low), scale(high))
      return first <= last ? (first, last) : (last, first)
    }
  }

  public init(_ numbers: [Double]) {
    figures = numbers
    scale = .plain
    figureEnds = nil
  }

  /// - Parameter ends: the smallest and the largest figure.
  public init(_ figures: [Double], on scale: Scale, ends: (low: Double, high: Double)) {
    self.figures = figures
    self.scale = scale
    figureEnds = ends
  }

  public subscript(row: Int) -> Double { scale(figures[row]) }

  public var numbers: [Double] {
    switch scale {
    case .plain: figures
    case .rise(let from, let range): figures.map { ($0 - from) / range }
    case .fall(let from, let range): figures.map { (from - $0) / range }
    case .share(let best, let total): figures.map { $0 / best / total }
    case .inverse(let best, let total): figures.map { best / $0 / total }
    }
  }

  /// Whether any two numbers differ.
  public var varies: Bool {
    if let ends { return ends.low < ends.high }
    return figures.contains { $0 != figures[0] }
  }

  /// Whether all numbers are finite. Those of a scale lie between those of the ends.
  var isFinite: Bool {
    if let ends { return ends.low.isFinite && ends.high.isFinite }
    return figures.allSatisfy(\.isFinite)
  }
}

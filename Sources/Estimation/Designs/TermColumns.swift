/// The columns that one term makes: a number is one column, a factor one for every level but its base, an
/// interaction one for every combination, the first variable changing fastest.
struct TermColumns {
  /// A variable on the rows of the design.
  enum Part<Number: FormulaNumber> {
    case number(name: String, values: [Number])
    /// Levels before `first` have no column.
    case factor(Grouping, first: Int)
  }

  /// More columns than this are a factor that should be absorbed.
  static let columnLimit = 10_000
  /// Most cells of one design: 4 GB of doubles.
  static let cellLimit = 500_000_000

  /// Columns that these parts make, as a double because it may be past every integer.
  static func count<Number>(of parts: [Part<Number>]) -> Double {
    parts.reduce(1) { count, part in
      if case .factor(let grouping, let first) = part {
        count * Double(grouping.levels.count - first)
      } else {
        count
      }
    }
  }

  /// Names of the columns, in order: `alt=boat:I(income/1000)`.
  static func names<Number>(of parts: [Part<Number>]) -> [String] {
    var names: [String] = []
    for (place, part) in parts.enumerated() {
      let own: [String] =
        switch part {
        case .number(let name, _): [name]
        case .factor(let grouping, let first): grouping.levels[first...].map { grouping.name + "=" + $0 }
        }
      names = place == 0 ? own : own.flatMap { later in names.map { $0 + ":" + later } }
    }
    return names
  }

  /// The columns, and which of them stand for a combination that no row has.
  static func columns<Number: FormulaNumber>(
    of parts: [Part<Number>], rows: Int
  ) -> (columns: [[Number]], isEmpty: [Bool]) {
    var product: [Number]?
    var cells: [Int]?  // the column of every row, or -1
    var width = 1
    for part in parts {
      switch part {
      case .number(_, let values):
        if var before = product {
          for row in before.indices { before[row] = before[row] * values[row] }
          product = before
        } else {
          product = values
        }
      case .factor(let grouping, let first):
        var places = cells ?? [Int](repeating: 0, count: rows)
        for row in places.indices where places[row] >= 0 {
          let level = Int(grouping.codes[row]) - first
          places[row] = level < 0 ? -1 : places[row] + width * level
        }
        cells = places
        width *= grouping.levels.count - first
      }
    }
    guard let cells else { return ([product ?? []], [false]) }
    var columns = [[Number]](repeating: [Number](repeating: .zero, count: rows), count: width)
    var isEmpty = [Bool](repeating: true, count: width)
    for row in 0..<rows where cells[row] >= 0 {
      columns[cells[row]][row] = product?[row] ?? .one
      isEmpty[cells[row]] = false
    }
    return (columns, isEmpty)
  }
}

internal import Estimation

extension EstimationQuestion {
  /// The weights of the rows of a design, or nil without any.
  func rowWeights(of design: Design) throws(EstimationError) -> [Double]? {
    guard let name = options.weights else { return nil }
    return try design.numbers(in: name)
  }

  /// The numbers of the rows that take part, and so may be drawn: one of weight zero is as if it were not
  /// there.
  func drawableRows(of table: ObservationTable, _ weights: [Double]?) -> [Int] {
    (1...table.rowCount).filter { (weights?[$0 - 1] ?? 1) > 0 }
  }
}

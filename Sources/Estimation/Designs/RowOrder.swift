/// The rows of a table that a design reads, and in which order.
struct RowOrder: Sendable {
  /// Places from 0; nil stands for all rows as they are.
  private let places: [Int]?
  let count: Int

  init(all count: Int) {
    places = nil
    self.count = count
  }

  init(_ places: [Int]) {
    self.places = places
    count = places.count
  }

  /// Rows by their numbers from 1, or all.
  init(numbers: [Int]?, of table: ObservationTable, into problems: inout EstimationProblems) {
    if let numbers {
      for number in numbers where number < 1 || number > table.rowCount {
        problems.append(
          .init(
            .table, "there is no row \(number) among \(table.rowCount)", hint: "number the rows from 1"))
      }
      self.init(numbers.filter { 1...max(1, table.rowCount) ~= $0 && $0 <= table.rowCount }.map { $0 - 1 })
    } else {
      self.init(all: table.rowCount)
    }
    if count == 0, problems.isEmpty {
      problems.append(.init(.table, "there is no row", hint: "give at least one observation"))
    }
  }

  /// Numbers from 1.
  var rowNumbers: [Int] { places.map { $0.map { $0 + 1 } } ?? Array(1..<(count + 1)) }

  func place(_ row: Int) -> Int { places?[row] ?? row }

  func picked<Value>(from values: [Value]) -> [Value] {
    guard let places else { return values }
    return places.map { values[$0] }
  }

  /// The same rows in another order.
  func reordered(_ order: [Int]) -> RowOrder { RowOrder(order.map { place($0) }) }
}

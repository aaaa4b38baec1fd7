/// The part of a choice design that a model is fitted on: some of its rows and some of its columns.
struct ChoiceData {
  var names: [String]
  /// Places of the columns in the design.
  var places: [Int]
  var columns: [[Double]]
  /// The first row of every case, and the number of rows at the end.
  var starts: [Int]
  var chosen: [Int]
  /// What a case counts for: its weight times the choices that it stands for.
  var weights: [Double]
  var offset: [Double]?
  /// Places of the rows in the design.
  var rows: [Int]

  init(_ design: ChoiceDesign) {
    names = design.names
    places = Array(design.columns.indices)
    columns = design.columns
    starts = design.starts
    chosen = design.chosen
    weights = zip(design.weights, design.choiceCounts).map { $0 * Double($1) }
    offset = design.offset
    rows = Array(0..<design.rowCount)
    // A resample does not have every case.
    let counted = design.choiceCounts.indices.filter { design.choiceCounts[$0] > 0 }
    if counted.count < chosen.count { self = keeping(cases: counted) }
  }

  func keeping(columns kept: [Int]) -> ChoiceData {
    var result = self
    result.names = kept.map { names[$0] }
    result.places = kept.map { places[$0] }
    result.columns = kept.map { columns[$0] }
    return result
  }

  /// Without some rows, none of which is chosen. Cases stay, even those of which only the chosen row is left.
  func removing(rows isRemoved: [Bool]) -> ChoiceData {
    let kept = isRemoved.indices.filter { !isRemoved[$0] }
    var result = self
    result.columns = columns.map { column in kept.map { column[$0] } }
    result.offset = offset.map { offset in kept.map { offset[$0] } }
    result.rows = kept.map { rows[$0] }
    var before = [0]  // for every row, how many rows before it are kept
    for removed in isRemoved { before.append(before[before.count - 1] + (removed ? 0 : 1)) }
    result.starts = starts.map { before[$0] }
    result.chosen = chosen.map { before[$0] }
    return result
  }

  /// Every `step`-th case, to look for a start.
  func sample(every step: Int) -> ChoiceData {
    keeping(cases: Array(stride(from: 0, to: chosen.count, by: step)))
  }

  func keeping(cases: [Int]) -> ChoiceData {
    let kept = cases.map { starts[$0]..<starts[$0 + 1] }
    func picked<T>(_ values: [T]) -> [T] {
      var picked: [T] = []
      picked.reserveCapacity(kept.reduce(0) { $0 + $1.count })
      for rows in kept { picked.append(contentsOf: values[rows]) }
      return picked
    }
    var result = self
    result.columns = columns.map(picked)
    result.offset = offset.map(picked)
    result.rows = picked(rows)
    result.starts = kept.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    result.chosen = zip(cases, result.starts).map { chosen[$0] - starts[$0] + $1 }
    result.weights = cases.map { weights[$0] }
    return result
  }
}

extension ChoiceDesign {
  /// The design of some of its cases: the same columns under the same names, also where they no longer
  /// differ, so that a fit on some cases can be asked about the others.
  ///
  ///     // cases a, b, c with two rows each
  ///     let training = design.selecting(cases: [0, 2])
  ///     training.cases   // ["a", "c"]
  ///     training.starts  // [0, 2, 4]
  ///
  /// - Parameter places: of the cases, in rising order.
  /// - Complexity: O(rows × columns of the cases kept).
  public func selecting(cases places: [Int]) -> ChoiceDesign {
    precondition(
      !places.isEmpty && zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
        && places[0] >= 0 && places[places.count - 1] < cases.count, "caller names cases in order")
    let begins = places.reduce(into: [0]) { $0.append($0[$0.count - 1] + starts[$1 + 1] - starts[$1]) }
    return ChoiceDesign(
      self, cases: places, rows: places.flatMap { Array(starts[$0]..<starts[$0 + 1]) }, starts: begins,
      chosen: zip(places, begins).map { chosen[$0] - starts[$0] + $1 })
  }
}

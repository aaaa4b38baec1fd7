/// The number of regions of a row-major grid, once its cells are known to fill whole rows.
func regionCount(cells: Int, industries: Int) throws(ClusterError) -> Int {
  guard industries > 0, cells % industries == 0 else {
    throw .notRectangular(cells: cells, industries: industries)
  }
  return cells / industries
}

/// Refuses a list that does not have one value for each of the things it describes.
func checkCount(of name: String, _ found: Int, _ wanted: Int) throws(ClusterError) {
  guard found == wanted else { throw .wrongCount(of: name, found: found, wanted: wanted) }
}

let amountWanted = "a finite number, 0 or more"

/// Adds every known cell that is not a finite amount of 0 or more.
func checkAmounts(
  _ cells: [Double?], of quantity: String, industries: Int, into figures: inout InvalidFigures
) {
  for (position, cell) in cells.enumerated() {
    // A comparison with not-a-number is false, so this one test finds it too.
    guard let cell, !(cell >= 0 && cell < .infinity) else { continue }
    figures.append(
      InvalidFigure(
        quantity, region: position / industries, industry: position % industries, found: cell,
        wanted: amountWanted))
  }
}

/// Adds every known value of a list, one a region, that is not a finite amount of 0 or more.
func checkAmounts(_ values: [Double?], of quantity: String, into figures: inout InvalidFigures) {
  for (region, value) in values.enumerated() {
    guard let value, !(value >= 0 && value < .infinity) else { continue }
    figures.append(InvalidFigure(quantity, region: region, found: value, wanted: amountWanted))
  }
}

/// Each case's part of the gradient of a choice model, `w (x_c − Σⱼ pⱼ xⱼ)`: cases × K, row-major.
///
/// - Parameters:
///   - columns: places of the K columns in the design.
///   - logProbabilities: one for every row.
/// - Complexity: O(rows × K).
func choiceScores(
  of columns: [Int], _ logProbabilities: [Double], on design: ChoiceDesign
) -> [Double] {
  precondition(design.rowCount == logProbabilities.count, "caller passes the design of the fit")
  let cases = design.chosen.count
  let count = columns.count
  let probabilities = logProbabilities.map(exponential)
  var scores = [Double](repeating: 0, count: cases * count)
  for (k, place) in columns.enumerated() {
    let column = design.columns[place]
    for n in 0..<cases {
      let chosen = column[design.chosen[n]]
      // Differences from the chosen row, since the mean of large figures would lose the digits of small
      // ones.
      var sum = 0.0
      for row in design.starts[n]..<design.starts[n + 1] {
        sum += probabilities[row] * (chosen - column[row])
      }
      scores[n * count + k] = design.weights[n] * Double(design.choiceCounts[n]) * sum
    }
  }
  return scores
}

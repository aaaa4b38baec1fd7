internal import Decision
internal import GSL

/// A positive reciprocal matrix, checked, with what follows from its principal eigenvalue.
struct JudgementTable {
  let criteria: [String]
  /// n × n, row by row; `a_ji` is exactly `1/a_ij` rounded, for the pair's larger value.
  let rowMajor: [Double]
  var order: Int { criteria.count }

  struct Solution {
    let weights: WeightVector
    let eigenvalue: Double
  }

  init(criteria: [String], judgements: [[Double]]) throws(ScoringError) {
    let order = criteria.count
    precondition(
      judgements.count == order && judgements.allSatisfy { $0.count == order }, "caller gives a square table")
    var messages = problems(ofCriteria: criteria)
    if order > AnalyticHierarchy.mostCriteria {
      messages.append(
        "\(order) criteria are judged, and random indices that agree are in print for up to "
          + "\(AnalyticHierarchy.mostCriteria); judge families first and the criteria within each family "
          + "apart"
      )
    }
    var rowMajor = judgements.flatMap { $0 }
    for i in 0..<order {
      if judgements[i][i] != 1 {
        messages.append("'\(criteria[i])' over itself is \(plain(judgements[i][i])), and 1 is wanted")
      }
      for j in (i + 1)..<max(order, i + 1) {
        let (here, there) = (judgements[i][j], judgements[j][i])
        guard here > 0, here.isFinite, there > 0, there.isFinite else {
          messages.append(
            "'\(criteria[i])' over '\(criteria[j])' is \(plain(here)) and the other way \(plain(there)); "
              + "judgements are finite and above zero")
          continue
        }
        guard abs(here * there - 1) <= 1e-9 else {
          messages.append(
            "'\(criteria[i])' over '\(criteria[j])' is \(written(judgement: here)) and the other way "
              + "\(written(judgement: there)), and one must be the inverse of the other")
          continue
        }
        if here >= there {
          rowMajor[j * order + i] = 1 / here
        } else {
          rowMajor[i * order + j] = 1 / there
        }
      }
    }
    guard messages.isEmpty else { throw .judgements(of: AnalyticHierarchy.name, messages) }
    self.criteria = criteria
    self.rowMajor = rowMajor
  }

  func solution() throws(ScoringError) -> Solution {
    do {
      let pair = try PrincipalEigenvalue(order: order, rowMajor: rowMajor).found()
      // λ is n or more; below it is the rounding of the last place.
      return Solution(
        weights: try WeightVector(relative: pair.vector), eigenvalue: max(pair.value, Double(order)))
    } catch {
      throw .judgements(
        of: AnalyticHierarchy.name,
        ["\(error); the judgements lie too far apart, so state them closer together"])
    }
  }

  func consistencyIndex(_ eigenvalue: Double) -> Double {
    order < 3 ? 0 : (eigenvalue - Double(order)) / Double(order - 1)
  }

  func consistencyRatio(_ eigenvalue: Double) -> Double {
    order < 3 ? 0 : consistencyIndex(eigenvalue) / AnalyticHierarchy.randomIndices[order - 3]
  }

  /// The judgement whose replacement by `w_i/w_j` gives the smallest eigenvalue; the first in the table where
  /// several do.
  func leastConsistent(_ solution: Solution) throws(ScoringError) -> RevisedJudgement? {
    // Less than this above n is rounding, and so is what a revision would gain.
    guard order > 2, solution.eigenvalue - Double(order) > 1e-12 * Double(order) else { return nil }
    var best: (i: Int, j: Int, eigenvalue: Double)?
    for i in 0..<order {
      for j in (i + 1)..<max(order, i + 1) {
        let eigenvalue = try eigenvalueRevising(i, j, solution)
        if eigenvalue < (best?.eigenvalue ?? solution.eigenvalue) * (1 - 1e-13) { best = (i, j, eigenvalue) }
      }
    }
    guard let best else { return nil }
    // Told in the direction in which the judgement was one or more.
    let isTurned = rowMajor[best.i * order + best.j] < 1
    let (i, j) = isTurned ? (best.j, best.i) : (best.i, best.j)
    return RevisedJudgement(
      criterion: criteria[i], other: criteria[j], stated: rowMajor[i * order + j],
      implied: solution.weights.values[i] / solution.weights.values[j],
      ratio: consistencyRatio(max(best.eigenvalue, Double(order))))
  }

  /// The eigenvalue with one pair revised: by products from the weights on, whose bounds close in fast
  /// since one pair moves it little, and by the library where they do not.
  private func eigenvalueRevising(_ i: Int, _ j: Int, _ solution: Solution) throws(ScoringError) -> Double {
    var table = rowMajor
    table[i * order + j] = solution.weights.values[i] / solution.weights.values[j]
    table[j * order + i] = solution.weights.values[j] / solution.weights.values[i]
    var vector = solution.weights.values
    for _ in 0..<60 {
      var low = Double.infinity
      var high = 0.0
      var next = vector
      for row in 0..<order {
        var sum = 0.0
        for column in 0..<order { sum += table[row * order + column] * vector[column] }
        low = min(low, sum / vector[row])
        high = max(high, sum / vector[row])
        next[row] = sum
      }
      if high - low <= 1e-14 * high { return low + (high - low) / 2 }
      let total = next.reduce(0, +)
      vector = next.map { $0 / total }
    }
    do {
      return try PrincipalEigenvalue(order: order, rowMajor: table).found().value
    } catch {
      throw .judgements(of: AnalyticHierarchy.name, ["\(error); state the judgements closer together"])
    }
  }
}

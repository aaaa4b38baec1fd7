internal import Decision
internal import Pipeline

/// How scores and their parts are printed: as points of 100 where the method gives shares of one, else as it
/// gives them. Tables and sentences take the digits from here, so that one figure is rounded in one way.
struct ScoreFigures: Sendable, Equatable {
  let isOutOfHundred: Bool
  /// Of a score; two that are held against each other have one more.
  let decimals: Int
  /// `points of 100`, or what the method's scores are.
  let words: String

  init(of assessment: Assessment) {
    self.init(
      assessment.scores.values, isOutOfHundred: assessment.isOutOfHundred, words: assessment.scoreWords)
  }

  /// - Parameter words: what a score is, where it is no point of 100.
  init(_ scores: [Double], isOutOfHundred: Bool, words: String) {
    self.isOutOfHundred = isOutOfHundred
    self.words = isOutOfHundred ? "points of 100" : words
    decimals = isOutOfHundred ? 1 : Self.decimals(for: scores)
  }

  /// `points of 100`, or `score: net flow, −1 to 1`.
  var heading: String { isOutOfHundred ? words : "score: \(words)" }
  /// The heading of a column of parts.
  var column: String { isOutOfHundred ? "points" : "part" }
  /// After the size of a part or of a difference.
  var unit: String { isOutOfHundred ? " points" : "" }

  /// A score in the units that are printed; held where it would be no number any more.
  func inUnits(_ score: Double) -> Double { isOutOfHundred ? inPoints(score) : score }

  func cell(_ score: Double) -> Sheet.Cell { .number(inUnits(score), decimals: decimals) }

  /// `61.2`, or `-0.3125`.
  func text(_ score: Double) -> String { fixed(inUnits(score), decimals: decimals) }

  /// With one decimal more, where two are held against each other.
  func fine(_ score: Double) -> String { fixed(inUnits(score), decimals: decimals + 1) }

  /// `61.2 of 100`, or `a score of -0.3125`.
  func said(_ score: Double) -> String {
    isOutOfHundred ? text(score) + " of 100" : "a score of " + text(score)
  }

  /// Parts in printed units that add up to their score, as both are printed.
  func parts(_ parts: [Double], of score: Double) -> [Double] {
    addingUp(parts.map(inUnits), to: inUnits(score), decimals: decimals)
  }

  /// The most that a part can be, as it is printed. Rounding to a printed sum may lift a part that is its most
  /// by one digit, and nothing stands above its own most.
  func most(_ weight: Double, printed: Double) -> Double { max(inUnits(weight), printed) }

  /// What is asked of one more: a point of 100, or about a hundredth of the way between the scores.
  var step: (words: String, size: Double) {
    if isOutOfHundred { return ("one point of 100 more", 0.01) }
    let size = Double("1e\(2 - decimals)") ?? 1
    return ("a score higher by \(shortest(size))", size)
  }

  /// Enough decimals for four digits of the way from the lowest to the highest score, from 0 to 9.
  ///
  ///     // −0.5 to 0.5: 3; 1 to 274: 1; all alike: as from 0 to that score
  private static func decimals(for scores: [Double]) -> Int {
    let low = scores.min() ?? 0
    let high = scores.max() ?? 0
    // Of halves, since the way between two huge values of different sign is no number.
    let way = high > low ? high / 2 - low / 2 : abs(high) / 2
    guard way > 0 else { return 1 }
    var decimals = 0
    var reach = 500.0
    while decimals < 9, way < reach {
      decimals += 1
      reach /= 10
    }
    return decimals
  }
}

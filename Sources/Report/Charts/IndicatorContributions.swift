internal import Decision
public import Pipeline

/// What each criterion gives to one location's score, or to its lead over another: an SVG picture.
///
/// Without `versus`: one bar a criterion, grouped by family, as long as its part of the score `w_j·x̃_ij` on
/// the method's scale (points of 100 where scores lie between 0 and 1), inside an outline that is as long as
/// its weight, where the normalisation makes that the most it can give. With `versus`: one bar a criterion, as long as the
/// difference of the two parts, to the right where it speaks for the first; the largest first inside each
/// family. The parts add up to the score or to the difference of the scores, which the last line states.
///
/// Where the method does not add up, the bars show instead where each figure lies between the worst (0) and
/// the best (100) of the locations compared, and a note says so; for parts of such scores see
/// ``indicatorContributions(_:versus:of:heading:)``.
///
///     // weights: port 0.5, wage 0.25, tax 0.25; minmax; X 1.0, 0.0, 1.0 and Y 0.0, 1.0, 0.0
///     //   X alone     port 50.0 of 50.0, wage 0.0 of 25.0, tax 25.0 of 25.0, total 75.0
///     //   X versus Y  port +50.00, wage −25.00, tax +25.00, total +50.00
///     indicatorContributions(of: assessment, alternative: 0, versus: 1, heading: ChartHeading(title: "X"))
///
/// Raw figures are rounded to about four digits in the labels; a row's own title has every digit, year and
/// source.
///
/// - Parameters:
///   - assessment: what is explained; imputed figures have an asterisk.
///   - alternative: place of the location in `assessment.alternatives`.
///   - versus: place of the one that it is held against, or none.
///   - heading: the words around the picture.
/// - Precondition: both are places in the assessment.
/// - Complexity: O(locations · criteria).
public func indicatorContributions(
  of assessment: Assessment, alternative: Int, versus: Int?, heading: ChartHeading
) -> String {
  indicatorPicture(of: assessment, alternative: alternative, versus: versus, heading: heading).svg
}

func indicatorPicture(
  of assessment: Assessment, alternative: Int, versus: Int?, heading: ChartHeading
) -> Picture {
  let account =
    versus.map { IndicatorAccount(of: assessment, first: alternative, second: $0) }
    ?? IndicatorAccount(of: assessment, alternative: alternative)
  return IndicatorLayout(account: account).picture(heading)
}

/// What each criterion gives to an explained score, or to its lead over another: an SVG picture.
///
/// As ``indicatorContributions(of:alternative:versus:heading:)`` where the method adds up. Where it does not,
/// a bar is the criterion's Shapley value: to the right where it lifts the location above the typical one, to
/// the left where it pulls it below. The last line states the score of the typical location, from which they
/// start. Parts from drawn orders have their standard errors beside them.
///
///     indicatorContributions(explanation, versus: nil, of: assessment, heading: ChartHeading(title: "X"))
///
/// - Precondition: explanation and contest are of this assessment.
/// - Complexity: O(locations · criteria).
public func indicatorContributions(
  _ explanation: Explanation, versus contest: Contest?, of assessment: Assessment, heading: ChartHeading
) -> String {
  indicatorPicture(explanation, versus: contest, of: assessment, heading: heading).svg
}

func indicatorPicture(
  _ explanation: Explanation, versus contest: Contest?, of assessment: Assessment, heading: ChartHeading
) -> Picture {
  let i = assessment.index(of: explanation.alternative.id)!
  if explanation.account == .sum {
    let other = contest.flatMap { assessment.index(of: $0.second.alternative.id) }
    return indicatorPicture(of: assessment, alternative: i, versus: other, heading: heading)
  }
  let account =
    contest.map { IndicatorAccount($0, of: assessment) } ?? IndicatorAccount(explanation, of: assessment)
  return IndicatorLayout(account: account).picture(heading)
}

public import Pipeline

/// The scores as horizontal bars, one for each location in the order given, stacked by family: an SVG
/// picture.
///
/// A bar's segments are the family contributions of the score, `Σ_{j in family} w_j·x̃_ij`, on the
/// scale of the method (points of 100 where scores lie between 0 and 1); with the weights behind the families
/// in the legend. Negative parts run to the left of zero, and a stroke then shows the score itself. Where the method does not add up, or no criterion
/// has a family, the bars are plain and a note says so.
///
///     // weights: port (infrastructure) 0.5, wage (costs) 0.25, tax 0.25; minmax
///     //   X  1.0, 0.0, 1.0  →  a bar of 75.0: infrastructure 50.0, tax 25.0
///     stackedContributions(of: assessment, alternatives: [0], heading: ChartHeading(title: "Score of X"))
///
/// The picture has a title and a description in words for those who do not see it. The same input gives the
/// same bytes. Names are shortened to their column with an ellipsis; the whole name is in the row's own
/// title.
///
/// - Parameters:
///   - assessment: what is shown; a tie's places have an equals sign, imputed figures an asterisk.
///   - alternatives: places in `assessment.alternatives`, from top to bottom; 1 to 40 make a readable page.
///   - heading: the words around the picture.
/// - Precondition: every entry of `alternatives` is a place in the assessment.
/// - Complexity: O(locations · criteria).
public func stackedContributions(
  of assessment: Assessment, alternatives: [Int], heading: ChartHeading
) -> String {
  stackedPicture(of: assessment, alternatives: alternatives, heading: heading).svg
}

func stackedPicture(of assessment: Assessment, alternatives: [Int], heading: ChartHeading) -> Picture {
  StackedLayout(assessment: assessment, alternatives: alternatives).picture(heading)
}

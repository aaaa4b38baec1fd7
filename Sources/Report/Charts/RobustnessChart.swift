internal import Decision
public import Pipeline

/// How sure a ranking is, on one page: ranks as probabilities, what weights do to the lead, and, where they
/// were asked for, Sobol indices: an SVG picture.
///
/// The first part is a heatmap: a row for each of the locations that are most often in the top k (ten at
/// least, twenty at most), a column for each rank, shaded by its probability and printed from 5 % on; at the
/// right P(top k) and the ranks between which nine draws of ten lie. The second is a tornado: how far the
/// lead of the first over the second moves when the weight of one family, or criterion, is halved and when
/// it is doubled, the longest bar first; a stroke at zero says where the second passes. The third has the
/// total and the first-order index of every input with their standard errors, for each output.
///
///     // (1, 0), (0, 1), (.6, .6), (.1, .2) with uniform weights: first in .4, .4, .2 and 0 of the draws
///     robustnessChart(of: robustness, swings: assessment.weightSwings(), heading: ChartHeading(title: "X"))
///
/// The picture has a title and a description in words. The same input gives the same bytes.
///
/// - Parameters:
///   - swings: of the same assessment; none where there is no second.
///   - heading: the words around the picture.
/// - Complexity: O(m log m) for m locations, beside what is drawn.
/// - Source: the heatmap shows the acceptability indices of Lahdelma & Salminen (2001), *Operations Research*
///   49(3) 444, eq. 6.
public func robustnessChart(
  of robustness: Robustness, swings: WeightSwings?, heading: ChartHeading
) -> String {
  robustnessPicture(of: robustness, swings: swings, heading: heading).svg
}

func robustnessPicture(
  of robustness: Robustness, swings: WeightSwings?, heading: ChartHeading
) -> Picture {
  let assessment = robustness.assessment
  var sheet = ChartSheet(heading)
  let acceptability = AcceptabilityPanel(robustness)
  acceptability.draw(on: &sheet)
  let drawn =
    (robustness.draws == 1
      ? robustness.drawsWords : "\(readable(Double(robustness.draws))) \(robustness.drawnWords)")
    + ", seed \(robustness.seed)\(robustness.errorOfDraws)."
  sheet.panelNotes(acceptability.notes + [drawn] + robustness.errorWords.map(asSentence))
  var words = [acceptability.description]
  if let swings {
    let tornado = TornadoPanel(swings, of: assessment)
    tornado.draw(on: &sheet)
    sheet.panelNotes(tornado.notes)
    words.append(tornado.description)
  } else {
    sheet.panelNotes(["One location is ranked: there is no lead that a weight could move."])
  }
  if let sensitivity = robustness.sensitivity {
    let sobol = SobolPanel(sensitivity, of: assessment)
    sobol.draw(on: &sheet)
    sheet.panelNotes(sobol.notes)
    words.append(sobol.description)
  }
  sheet.space(6)
  let title = cleaned(heading.title)
  return sheet.finished(
    id: "robust-" + contentName([robustness.hash, title]),
    title: title.isEmpty ? "How sure the ranking is" : title,
    description: words.joined(separator: " "), notes: [], sources: heading.sources)
}

private func asSentence(_ line: String) -> String {
  line.prefix(1).uppercased() + line.dropFirst() + "."
}

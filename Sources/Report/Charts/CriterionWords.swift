internal import Decision
internal import Pipeline

/// A raw figure with its unit and what else is known of it.
struct FigureLine: Sendable, Equatable {
  let figure: String
  let year: String
  let direction: String
  var whole: String { figure + year + direction }

  /// In one line: the direction goes first, then the end of the unit; the year stays.
  func fitted(to width: Double, in lettering: Lettering) -> String {
    if lettering.width(of: whole) <= width { return whole }
    return lettering.shortened(figure, to: width - lettering.width(of: year)) + year
  }
}

/// What the charts by criterion say about a figure.
extension Assessment {
  /// Where each figure lies between the worst (0) and the best (1) of all compared; 1 where all are alike.
  func standings(of alternative: Int) -> [Double] {
    criteria.indices.map { j in
      if target(of: j) != nil { return normalised.columns[j][alternative] }
      let column = matrix.columns[j]
      let low = column.min() ?? 0
      let high = column.max() ?? 0
      guard low < high else { return 1 }
      // Of halves, since the range of two huge values of different sign is no number.
      let place = (column[alternative] / 2 - low / 2) / (high / 2 - low / 2)
      return criteria[j].direction == .cost ? 1 - place : place
    }
  }

  /// What the bars by criterion are measured in.
  func barScale(_ figures: ScoreFigures) -> String {
    isAdditive ? figures.words : "points from the worst (0) to the best (100)"
  }

  /// `34.2 km (2014)` for one, `34.2 against 12.1 km` for two.
  func figureLine(_ criterion: Int, of alternatives: [Int]) -> FigureLine {
    let column = figures.columns[criterion]
    let values = alternatives.map { i in
      figureText(column.values[i]) + (isImputed(criterion, alternative: i) ? "*" : "")
    }
    let unit = cleaned(criteria[criterion].unit)
    let years = Set(alternatives.compactMap { column.provenance?[$0].year })
    let year = years.count == 1 ? years.first.map { " (\($0))" } : nil
    return FigureLine(
      figure: values.joined(separator: " against ") + (unit.isEmpty ? "" : " \(unit)"), year: year ?? "",
      direction: target(of: criterion).map { ", best at \($0)" }
        ?? (criteria[criterion].direction == .cost ? ", less is better" : ""))
  }

  /// Every digit, with year and source.
  func caption(_ criterion: Int, of alternatives: [Int]) -> String {
    let column = figures.columns[criterion]
    let unit = cleaned(criteria[criterion].unit)
    let accounts = alternatives.map { i in
      var words = "\(column.values[i])" + (unit.isEmpty ? "" : " \(unit)")
      if let origin = column.provenance?[i] {
        let parts = [
          origin.year.map(String.init), origin.source, origin.measuredFor.map { "measured for \($0)" },
        ]
        let known = parts.compactMap { $0 }.filter { !$0.isEmpty }
        if !known.isEmpty { words += " (\(known.joined(separator: ", ")))" }
      }
      return words + (isImputed(criterion, alternative: i) ? ", imputed" : "")
    }
    return cleaned(criteria[criterion].title) + ", " + accounts.joined(separator: " against ")
  }

  func indicatorNotes(of alternatives: [Int], isBounded: Bool) -> [String] {
    var notes: [String] = []
    if isAdditive {
      notes.append(
        alternatives.count == 1
          ? "Figures are rounded and may not add up to the last digit."
          : "Differences are rounded so that they add up to their total.")
      if !isBounded {
        notes.append(
          "Normalisation '\(normalised.normalisation)' sets no most that a criterion can give: "
            + "no outline is drawn."
        )
      }
    } else {
      notes.append(
        "The method '\(study.method)' does not add up by criterion: the bars show where each figure lies "
          + "between the worst and the best of the \(self.alternatives.count) locations compared, "
          + "without weights."
      )
    }
    return notes + imputedNotes(of: alternatives)
  }

  func imputedNotes(of alternatives: [Int]) -> [String] {
    criteria.indices.contains { j in alternatives.contains { isImputed(j, alternative: $0) } }
      ? ["* This figure was missing: imputed by \(study.missing.rawValue)."] : []
  }

  private func isImputed(_ criterion: Int, alternative: Int) -> Bool {
    imputed.contains {
      $0.alternative == alternatives[alternative].id && $0.indicator == criteria[criterion].id
    }
  }
}

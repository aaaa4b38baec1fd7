public import Decision
internal import Indicators

/// Relative standard errors of figures, by their grade.
public struct FigureErrors: Sendable, Equatable {
  public let byGrade: [Grade: Double]
  /// Of every figure whose grade has none of its own, and of those without a grade.
  public let all: Double?

  /// - Precondition: every error is between 0 and 1.
  public init(byGrade: [Grade: Double] = [:], all: Double? = nil) {
    precondition((Array(byGrade.values) + [all ?? 0]).allSatisfy { $0 >= 0 && $0 <= 1 }, "errors lie in 0…1")
    self.byGrade = byGrade
    self.all = all
  }

  public func relative(of grade: Grade?) -> Double? { grade.flatMap { byGrade[$0] } ?? all }

  /// By name, in the order of the grades; the rest as 'all'.
  public var named: [(name: String, error: Double)] {
    Grade.allCases.compactMap { grade in byGrade[grade].map { (grade.rawValue, $0) } }
      + (all.map { [("all", $0)] } ?? [])
  }
}

extension Assessment {
  /// How many figures have each grade; those that were imputed here count as imputed, whatever the table
  /// says.
  func gradeCounts() -> [Grade?: Int] {
    let filled = imputedRows()
    var counts: [Grade?: Int] = [:]
    for column in figures.columns {
      let own = filled[column.indicator.id] ?? []
      for row in alternatives.indices {
        counts[own.contains(row) ? .imputed : column.provenance?[row].grade, default: 0] += 1
      }
    }
    return counts
  }

  /// Rows that were imputed here, by indicator.
  func imputedRows() -> [String: Set<Int>] {
    let places = Dictionary(uniqueKeysWithValues: alternatives.enumerated().map { ($1.id, $0) })
    return Dictionary(grouping: imputed, by: \.indicator).mapValues {
      Set($0.compactMap { places[$0.alternative] })
    }
  }

  /// Errors of the figures that were imputed here: what the same policy makes of figures that are known.
  func ownImputationErrors() -> [ImputationError] {
    let filled = imputedRows()
    guard !filled.isEmpty else { return [] }
    let withGaps = figures.columns.map { column in
      IndicatorTable.Column(
        indicator: column.indicator, values: column.values,
        gaps: (filled[column.indicator.id] ?? []).sorted(),
        provenance: column.provenance)
    }
    return imputationErrors(
      of: IndicatorTable(alternatives: alternatives, columns: withGaps), by: study.missing)
  }

  /// Refuses errors by grade where there are no grades.
  func check(_ errors: FigureErrors) throws(StudyError) {
    let isGraded = figures.columns.contains { $0.provenance != nil }
    let named = errors.byGrade.keys.filter { $0 != .imputed || imputed.isEmpty }
    guard !isGraded, let first = Grade.allCases.first(where: named.contains) else { return }
    throw .question(
      ProblemList(
        Problem(
          "--errors names '\(first.rawValue)', and "
            + (first == .imputed ? "no figure is imputed" : "the figures of a matrix have no grades"),
          hint: "write --errors 5% for every figure, or all=5%")))
  }

  /// What is said of figures that are held though they may be wrong.
  func heldNotices(_ errors: FigureErrors?) -> [Notice] {
    let counts = gradeCounts()
    guard let errors else {
      let unsure = Grade.allCases.filter { $0 != .official }.compactMap { grade in
        counts[grade].map { "\($0) \(grade.rawValue)" }
      }
      guard !unsure.isEmpty else { return [] }
      let all = counts.values.reduce(0, +)
      return [
        Notice(
          "figures are held as they are (of \(all): \(unsure.joined(separator: ", "))); "
            + "--errors draws them within their errors")
      ]
    }
    var notices = Grade.allCases.filter { errors.byGrade[$0] != nil && counts[$0] == nil }.map {
      Notice("--errors names '\($0.rawValue)', and no figure is of this grade")
    }
    let held = Grade.allCases.filter { $0 != .imputed || imputed.isEmpty }.compactMap { grade -> String? in
      guard let count = counts[grade], errors.relative(of: grade) == nil else { return nil }
      return "\(count) \(grade.rawValue)"
    }
    let ungraded = errors.all == nil ? counts[nil].map { ["\($0) without a grade"] } ?? [] : []
    if !(held + ungraded).isEmpty {
      notices.append(
        Notice(
          "figures for which --errors names no error are held: \((held + ungraded).joined(separator: ", "))"))
    }
    return notices
  }
}

public import Decision
public import Pipeline

/// Several fits side by side, as journals print them: a column for each, standard errors in parentheses.
public struct FitComparison: Sendable {
  public static let formats: [OutputFormat] = [.table, .csv, .md, .latex]
  private let fits: [SavedFit]
  private let hasStars: Bool
  private let nestings: [FitNesting]

  /// - Parameters:
  ///   - hasStars: marks estimates by their p-values: `*` below 0.1, `**` below 0.05, `***` below 0.01.
  ///   - nestings: tests of fits that are cases of others.
  public init(_ fits: [SavedFit], hasStars: Bool = false, nestings: [FitNesting] = []) {
    self.fits = fits
    self.nestings = nestings
    self.hasStars = hasStars
  }

  public func rendering(as format: OutputFormat, style: TextStyle = .plain) -> Rendering {
    switch format {
    case .csv: Rendering(text: sheet.csv, notes: notes)
    case .md: Rendering(text: sheet.markdown + "\n" + notes.map { "- \(Sheet.escaped($0))\n" }.joined())
    case .latex: Rendering(text: latex)
    default:
      Rendering(
        text: sheet.table(style) + "\n" + notes.map { style.faint(Sheet.printable($0)) + "\n" }.joined())
    }
  }

  /// Every coefficient of any fit, in the order in which they first come.
  private var names: [String] {
    var seen: Set<String> = []
    return fits.flatMap { $0.coefficients.map(\.name) }.filter { seen.insert($0).inserted }
  }

  /// Two lines for each coefficient, then one for each figure that some fit has.
  private var lines: [(label: String, cells: [String])] {
    var all: [(label: String, cells: [String])] = []
    for name in names {
      let found = fits.map { fit in fit.coefficients.first { $0.name == name } }
      all.append((name, found.map { $0.map { readable($0.estimate) + stars($0) } ?? "" }))
      all.append(
        ("", found.map { one in one.map { $0.standardError.map { "(\(readable($0)))" } ?? "(–)" } ?? "" }))
    }
    all.append(("model", fits.map(\.model)))
    all.append(("standard errors", fits.map(\.covarianceType)))
    if fits.contains(where: { $0.cases != nil }) {
      all.append(("cases", fits.map { $0.cases.map(String.init) ?? "" }))
    }
    all.append(("rows", fits.map { "\($0.rows)" }))
    let figures: [(label: String, decimals: Int, values: [Double?])] = [
      ("log-likelihood", 3, fits.map(\.quality.logLikelihood)),
      ("McFadden's R²", 4, fits.map(\.quality.mcFaddenR2)), ("R²", 4, fits.map(\.quality.r2)),
      ("AIC", 2, fits.map(\.quality.aic)), ("BIC", 2, fits.map(\.quality.bic)),
    ]
    for (label, decimals, values) in figures where values.contains(where: { $0 != nil }) {
      all.append((label, values.map { $0.map { fixed($0, decimals: decimals) } ?? "" }))
    }
    return all
  }

  private func stars(_ coefficient: SavedFit.Coefficient) -> String {
    guard hasStars, let p = coefficient.pValue else { return "" }
    return p < 0.01 ? "***" : p < 0.05 ? "**" : p < 0.1 ? "*" : ""
  }

  private var sheet: Sheet {
    Sheet(
      columns: [Sheet.Column("term")] + fits.map { Sheet.Column($0.name) },
      rows: lines.map { [.text($0.label)] + $0.cells.map { .text($0) } })
  }

  private var notes: [String] {
    (hasStars ? ["* p < 0.1, ** p < 0.05, *** p < 0.01"] : [])
      + fits.filter { !$0.hasConverged }.map { "'\($0.name)' did not converge (\($0.ending))" }
      + nestings.map { nesting in
        "test that \(nesting.test.hypothesis): chi²(\(shortest(nesting.test.degrees))) = "
          + readable(nesting.test.statistic) + (nesting.test.pValue.map { ", p = \(probability($0))" } ?? "")
      } + differentSamples
  }

  /// Likelihoods compare only on the same rows.
  private var differentSamples: [String] {
    guard Set(fits.map(\.rows)).count > 1 || Set(fits.compactMap(\.dataChecksum)).count > 1 else { return [] }
    return ["the fits are not on the same rows: their likelihoods, AIC and BIC do not compare"]
  }

  /// A `tabular` of the package booktabs.
  private var latex: String {
    func escaped(_ text: String) -> String { latexText(text) }
    var out = "% needs \\usepackage{booktabs}\n"
    out += "\\begin{tabular}{l\(String(repeating: "r", count: fits.count))}\n\\toprule\n"
    out += " & " + fits.map { escaped($0.name) }.joined(separator: " & ") + " \\\\\n\\midrule\n"
    let all = lines
    for (place, line) in all.enumerated() {
      if place == 2 * names.count { out += "\\midrule\n" }
      out += ([line.label] + line.cells).map(escaped).joined(separator: " & ") + " \\\\\n"
    }
    out += "\\bottomrule\n\\end{tabular}\n"
    return out + notes.map { "% \(Sheet.printable($0))\n" }.joined()
  }
}

/// A text as LaTeX prints it.
///
///     latexText("log1p(a_b) 5 % ***")  // "log1p(a\_b) 5 \% ***"
func latexText(_ text: String) -> String {
  var out = ""
  for character in Sheet.printable(text) {
    switch character {
    case "\\": out += "\\textbackslash{}"
    case "~": out += "\\textasciitilde{}"
    case "^": out += "\\textasciicircum{}"
    case "&", "%", "$", "#", "_", "{", "}": out += "\\\(character)"
    case "²": out += "$^2$"
    case "<": out += "$<$"
    case ">": out += "$>$"
    case "–": out += "--"
    default: out.append(character)
    }
  }
  // A number's minus is longer than a hyphen.
  return text.hasPrefix("-") && text.dropFirst().first?.isNumber == true ? "$-$" + out.dropFirst() : out
}

import Decision
import Estimation
import Foundation
import TestSupport

/// The figures and the table of `References/pull`.
enum PullReference {
  struct Missing: Error { let line: String }

  static let folder = "\(Fixture.package)/Tests/References/pull/"

  static func numbers(_ name: String) throws -> [Double] {
    let lines = try String(contentsOfFile: folder + "pull.txt", encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name + ": ") }) else { throw Missing(line: name) }
    return line.dropFirst(name.count + 2).split(separator: " ").map { Double($0) ?? .nan }
  }

  static func table() throws -> ObservationTable {
    let text = try String(contentsOfFile: folder + "choices.csv", encoding: .utf8)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    return try ObservationTable(
      rows[0].enumerated().map { place, name in
        let cells = rows.dropFirst().map { $0[place] }
        if let numbers = Optional(cells.compactMap(Double.init)), numbers.count == cells.count {
          return ObservationColumn(name, numbers: numbers)
        }
        return ObservationColumn(name, texts: cells)
      })
  }

  static func design(_ formula: String) throws -> ChoiceDesign {
    try ChoiceDesign(try Formula(formula), on: table(), cases: "case", alternatives: "site")
  }

  /// Formula and cluster term of each of the four forms.
  static let forms = [
    "log1p": ("log1p(stock)", ""), "log1p squared": ("log1p(stock)", " + I(log1p(stock)^2)"),
    "level": ("stock", ""), "level squared": ("stock", " + I(stock^2)"),
  ]

  static func setting(
    _ label: String
  ) throws -> (design: ChoiceDesign, fit: ChoiceFit, term: ClusterTerm) {
    guard let (term, square) = forms[label] else { throw Missing(line: label) }
    let design = try design("chosen ~ log(wage) + log1p(past) + \(term)\(square)")
    return (design, try ConditionalLogit().fit(design), try ClusterTerm(term, in: design.formula))
  }
}

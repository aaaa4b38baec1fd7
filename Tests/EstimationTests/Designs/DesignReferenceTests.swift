import Decision
import Estimation
import FoundationEssentials
import TestSupport
import Testing

/// Reference: R 4.2.2's `model.matrix` for 33 formulas, `Tests/References/designs/model_matrix.txt`.
@Suite struct DesignReferenceTests {
  static let table = Result {
    try ObservationTable([
      ObservationColumn("y", numbers: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]),
      ObservationColumn("x", numbers: [0.5, 1.25, 2, 3.75, 4, 0.1, 7, 2.5, 1, 12, 0.75, 3]),
      ObservationColumn("z", numbers: [2, -1, 0.25, 5, 1, 3, -2, 8, 0.5, 1.5, 4, -0.75]),
      ObservationColumn("fa", texts: ["A", "B", "C", "A", "B", "C", "A", "B", "C", "A", "B", "C"]),
      ObservationColumn("fb", texts: ["p", "p", "p", "q", "q", "q", "p", "q", "p", "q", "p", "q"]),
      ObservationColumn("k", numbers: [10, 2, 3, 10, 2, 3, 3, 10, 2, 2, 3, 10]),
    ])
  }

  /// R names an interaction in the order in which its variables first appear, this package as it is written.
  private func sorted(_ name: String) -> String { name.split(separator: ":").sorted().joined(separator: ":") }

  @Test func columnsAreThoseOfR() throws {
    let path = "\(Fixture.package)/Tests/References/designs/model_matrix.txt"
    var matrices: [String: [String: [Double]]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      let values = fields[2].split(separator: " ").compactMap { Double($0) }
      guard !values.isEmpty else { continue }
      matrices[fields[0].trimmingCharacters(in: " "), default: [:]][
        sorted(fields[1].trimmingCharacters(in: " "))] = values
    }
    #expect(matrices.count == 33)
    for (text, wanted) in matrices {
      let design = try Design(Formula(text), on: try Self.table.get())
      #expect(design.dropped.isEmpty, "\(text)")
      #expect(design.names.map(sorted).sorted() == wanted.keys.sorted(), "\(text)")
      for (name, column) in zip(design.names, design.columns) {
        #expect(agree(column, wanted[sorted(name)] ?? [], .roundoff), "\(text): \(name)")
      }
    }
  }
}

extension Substring {
  fileprivate func trimmingCharacters(in blank: Character) -> String {
    String(drop { $0 == blank }.reversed().drop { $0 == blank }.reversed())
  }
}

internal import Pipeline

/// Sobol indices as a table of their own below a report.
struct SobolSheet {
  private let sensitivity: Sensitivity

  init(_ sensitivity: Sensitivity) { self.sensitivity = sensitivity }

  func table(_ style: TextStyle) -> String {
    "\n" + style.faint(Sheet.printable(heading)) + "\n" + (isEmpty ? "" : "\n" + sheet.table(style))
  }

  var markdown: String { "\n\(heading)\n" + (isEmpty ? "" : "\n" + sheet.markdown) }

  /// For forms whose rows are alternatives.
  var lines: [String] {
    [heading]
      + rows.map { output, index in
        "  \(words(output)), \(index.input): first order \(fixed(index.firstOrder, decimals: 3)) ± "
          + "\(fixed(index.firstOrderError, decimals: 3)), total \(fixed(index.total, decimals: 3)) ± "
          + fixed(index.totalError, decimals: 3)
      }
  }

  var json: JSON {
    .object([
      ("base_sample", .integer(sensitivity.baseSample)), ("rankings", .integer(sensitivity.rankings)),
      (
        "outputs",
        .object(
          sensitivity.outputs.map { output in
            (
              output.name,
              output.indices.map { all in
                .list(
                  all.map {
                    .object([
                      ("input", .text($0.input)), ("first_order", .number($0.firstOrder)),
                      ("first_order_error", .number($0.firstOrderError)), ("total", .number($0.total)),
                      ("total_error", .number($0.totalError)),
                    ])
                  })
              } ?? .null
            )
          })
      ),
    ])
  }

  private var heading: String {
    "Sobol indices from \(sensitivity.rankings) rankings (base sample \(sensitivity.baseSample)): "
      + "the share of the variance of each output that an input has alone (first order) and with all its "
      + "interactions (total)"
  }

  private var rows: [(output: String, index: Sensitivity.Index)] {
    sensitivity.outputs.flatMap { output in (output.indices ?? []).map { (output.name, $0) } }
  }

  private var isEmpty: Bool { rows.isEmpty }

  private func words(_ name: String) -> String { name.replacing("_", with: " ") }

  private var sheet: Sheet {
    Sheet(
      columns: [
        Sheet.Column("output"), Sheet.Column("input"), Sheet.Column("first_order", "first order"),
        Sheet.Column("first_order_error", "±"), Sheet.Column("total"), Sheet.Column("total_error", "±"),
      ],
      rows: rows.map { output, index in
        [
          .text(words(output)), .text(index.input), .number(index.firstOrder, decimals: 3),
          .number(index.firstOrderError, decimals: 3), .number(index.total, decimals: 3),
          .number(index.totalError, decimals: 3),
        ]
      })
  }
}

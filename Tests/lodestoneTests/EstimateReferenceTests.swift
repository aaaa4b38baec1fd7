import Foundation
import TestSupport
import Testing

/// `estimate` on made-up figures, against programs and arithmetic that share nothing with the package.
@Suite struct EstimateReferenceTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// One kind of errors of one model, with what the reference calls it.
  private func expectErrors(
    _ model: ReferenceModel, _ kind: String, as figure: String, _ extra: [String] = []
  ) throws {
    let wanted = try #require(EstimateReference.figures["\(model.name) \(figure)"], "\(figure)")
    let run = try Program.run(model.arguments(kind, extra), in: folder)
    #expect(run.code == 0, "\(run.err)")
    let estimates = try run.column("estimate")
    #expect(Set(estimates.keys) == Set(model.terms))
    let coefficients = EstimateReference.figures["\(model.name) coefficients"] ?? []
    let found = try run.column("standard_error")
    for (k, term) in model.terms.enumerated() {
      #expect(agree(estimates[term] ?? .nan, coefficients[k], .solver), "\(term)")
      if wanted[k].isFinite {
        #expect(agree(found[term] ?? .nan, wanted[k], .solver), "\(figure) of \(term)")
      } else {
        // A difference of two-way sums without a variance above zero has no root, in R as here.
        #expect(found[term]?.isNaN == true, "\(figure) of \(term)")
      }
    }
    if let value = EstimateReference.figures["\(model.name) log-likelihood"] {
      #expect(agree(try run.number("log_likelihood"), value[0], .solver))
    }
    if let value = EstimateReference.figures["\(model.name) residual"] {
      #expect(agree(try run.number("residual_standard_error"), value[0], .solver))
    }
    let ending = try run.object()["termination"] as? [String: Any]
    #expect(ending?["reason"] as? String == "converged")
  }

  @Test(arguments: ReferenceModel.choices + ReferenceModel.mixed + ReferenceModel.rows)
  func theModelsOwnErrors(_ model: ReferenceModel) throws {
    try expectErrors(model, "information", as: "information")
  }

  @Test(arguments: ReferenceModel.choices + ReferenceModel.mixed + ReferenceModel.rows)
  func robustErrors(_ model: ReferenceModel) throws { try expectErrors(model, "robust", as: "robust") }

  @Test(arguments: ReferenceModel.choices) func choicesClusteredByTwoColumns(_ model: ReferenceModel) throws {
    try expectErrors(model, "cluster:city,year", as: "cluster-city-year")
  }

  @Test(arguments: ReferenceModel.rows) func rowsClusteredByTwoColumns(_ model: ReferenceModel) throws {
    try expectErrors(model, "cluster:f,g", as: "cluster-fg")
  }

  @Test(arguments: ReferenceModel.rows.filter { $0.model != "negative-binomial" })
  func oneWayAndFactorsForSmallSamples(_ model: ReferenceModel) throws {
    try expectErrors(model, "cluster:f", as: "cluster-f")
    try expectErrors(model, "cluster:f", as: "cluster-f-standard", ["--small-sample", "standard"])
    try expectErrors(model, "robust", as: "robust-standard", ["--small-sample", "standard"])
  }

  /// Rows of the level that never sees one are named, in the numbers of the file.
  @Test func rowsWithoutAFiniteEffectAreNamed() throws {
    let model = ReferenceModel.rows.first { $0.name == "poisson-absorbed" }!
    let rows = try String(contentsOfFile: EstimateReference.folder + "counts.csv", encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let never = rows.indices.map { $0 }.filter { rows[$0][7] == "7" }
    let found = try Program.run(model.arguments("information"), in: folder).object()
    let separated = try #require(found["separated"] as? [String: Any])
    #expect(separated["rows"] as? [Double] == never.map { Double($0 + 1) })
    #expect(!never.isEmpty)
    #expect(found["rows"] as? Double == Double(rows.count - never.count))
  }
}

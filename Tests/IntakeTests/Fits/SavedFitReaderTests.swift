import Decision
import Intake
import Testing

@Suite struct SavedFitReaderTests {
  private func read(_ text: String, name: String = "fits/plants.json") throws -> SavedFit {
    try savedFit(from: InputFile(name: name, bytes: Array(text.utf8)))
  }

  private func problems(_ text: String) -> [String] {
    do throws(IntakeError) {
      _ = try savedFit(from: InputFile(name: "f.yaml", bytes: Array(text.utf8)))
      return []
    } catch {
      if case .problems(let list) = error { return list.kept.map(\.description) }
      return ["file"]
    }
  }

  @Test func jsonAndYamlAreReadAlike() throws {
    let json = """
      {"model": "poisson", "formula": "y ~ x", "rows": 10, "log_likelihood": -5.5, "aic": 13,
       "data": {"file": "d.csv", "checksum": "ab"}, "termination": {"reason": "converged", "iterations": 3},
       "coefficients": [{"name": "x", "estimate": 1.5e-3, "standard_error": 0.5, "p_value": 1e-3},
         {"name": "z", "estimate": 2, "standard_error": null}],
       "covariance": [[0.25, 0], [0, 1]], "covariance_type": "robust", "notices": []}
      """
    let fit = try read(json)
    #expect(fit.name == "plants")
    #expect(fit.coefficients[0] == .init(name: "x", estimate: 0.0015, standardError: 0.5, pValue: 0.001))
    #expect(fit.coefficients[1].standardError == nil)
    #expect(fit.covariance == [[0.25, 0], [0, 1]])
    #expect(fit.quality.logLikelihood == -5.5 && fit.quality.bic == nil && fit.cases == nil)
    #expect(fit.hasConverged && fit.dataChecksum == "ab")
    let yaml = """
      name: other
      model: poisson
      formula: "y ~ x"
      sample: "ten rows"
      valid_for: nothing
      data: {file: d.csv, checksum: ab}
      rows: 10
      log_likelihood: -5.5
      aic: 13
      termination: {reason: converged}
      covariance_type: robust
      coefficients:
        - {name: x, estimate: 0.0015, standard_error: 0.5, p_value: 0.001}
        - {name: z, estimate: 2}
      covariance:
        - [0.25, 0]
        - [0, 1]
      """
    let other = try read(yaml)
    #expect(other.name == "other" && other.sample == "ten rows" && other.validFor == "nothing")
    #expect(other.coefficients == fit.coefficients && other.covariance == fit.covariance)
    #expect(other.quality == fit.quality)
  }

  @Test func allThatIsWrongIsSaidAtOnce() {
    #expect(
      problems("a: 1\n") == [
        "f.yaml:1:1: this is no fitted model; name a file that estimate wrote with --save or --format json"
      ])
    #expect(
      problems(
        "model: poisson\nrows: 1.5\ncoefficients:\n  - {name: x, estimate: one}\n  - {name: x, estimate: 1}\n"
          + "covariance: [[1]]\ntermination: {reason: converged}\ncovariance_type: robust\n") == [
          "f.yaml:1:1: the formula is missing or no text; let estimate write the file anew",
          "f.yaml:2:7: 'rows' is no count; let estimate write the file anew",
          "f.yaml:4:25: the estimate of 'x' is no number; let estimate write the file anew",
          "f.yaml:5:5: the coefficient 'x' stands twice; let estimate write the file anew",
          "f.yaml:6:13: 'covariance' is no list of 2 lines, one for each coefficient; let estimate write the file anew",
        ])
  }
}

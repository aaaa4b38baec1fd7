import Decision
import Report
import TestSupport
import Testing

@testable import Pipeline

/// The object of the contract.
@Suite struct EstimateJSONTests {
  private func object(_ estimate: Estimate) throws -> [String: Any] {
    let text = EstimateReport(estimate).rendering(as: .json).text
    return try #require(try exactJSON(text) as? [String: Any])
  }

  @Test func everyKeyOfTheContractIsThere() throws {
    let found = try object(EstimateExample.fit())
    let wanted: Set<String> = [
      "model", "cases", "rows", "log_likelihood", "null_log_likelihood", "mcfadden_r2", "aic", "bic",
      "termination", "coefficients", "covariance", "covariance_type", "dropped", "separated", "tests",
      "elasticities", "notices",
    ]
    #expect(wanted.subtracting(found.keys).isEmpty)
    let coefficients = try #require(found["coefficients"] as? [[String: Any]])
    #expect(
      Set(coefficients[0].keys) == [
        "name", "estimate", "standard_error", "z", "p_value", "ci_low", "ci_high",
      ])
    #expect(coefficients[0]["ci_high"] as? Double == -0.01)
    // What the data give no variance has no test.
    #expect(String(describing: coefficients[2]["standard_error"] ?? 0) == "<null>")
    let ending = try #require(found["termination"] as? [String: Any])
    #expect(Set(ending.keys) == ["reason", "iterations", "gradient_norm"])
    let separated = try #require(found["separated"] as? [String: Any])
    #expect(separated["rows"] as? [Double] == [3, 9] && separated["columns"] as? [String] == ["coast"])
  }

  @Test(arguments: [
    (Estimate.Ending.Reason.converged, "converged"), (.stalled, "stalled"), (.limit, "iteration-limit"),
  ]) func endingsHaveTheirWords(_ reason: Estimate.Ending.Reason, _ word: String) throws {
    let ending = try #require(
      try object(EstimateExample.fit(reason: reason))["termination"] as? [String: Any])
    #expect(ending["reason"] as? String == word)
  }

  @Test func aFitWithoutACoefficientIsAnObjectToo() throws {
    let found = try object(EstimateExample.fit(coefficients: []))
    #expect((found["coefficients"] as? [Any])?.isEmpty == true)
  }
}

import Foundation
import TestSupport
import Testing

/// The figures of `Tests/References/estimate`, by R, statsmodels and 40-digit arithmetic.
enum EstimateReference {
  static let folder = Fixture.package + "/Tests/References/estimate/"

  /// `MODEL FIGURE: numbers`, by `MODEL FIGURE`.
  static let figures: [String: [Double]] = {
    var figures: [String: [Double]] = [:]
    for file in ["choices", "counts", "negative_binomial"] {
      let text = (try? String(contentsOfFile: folder + file + ".txt", encoding: .utf8)) ?? ""
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        figures[String(line[..<colon])] = line[line.index(after: colon)...].split(separator: " ").map {
          Double($0) ?? .nan
        }
      }
    }
    return figures
  }()
}

/// One model of the references, as the command is asked for it.
struct ReferenceModel: Sendable, CustomTestStringConvertible {
  /// Its name in the files of figures.
  let name: String
  let model: String
  let formula: String
  /// Names of the coefficients in the order of the reference.
  let terms: [String]
  var more: [String] = []
  var testDescription: String { name }

  private var isChoice: Bool { model.hasSuffix("logit") }

  func arguments(_ errors: String, _ extra: [String] = []) -> [String] {
    ["estimate", model, "--formula", formula, "--se", errors, "--format", "json", "--data"]
      + [EstimateReference.folder + (isChoice ? "choices.csv" : "counts.csv")]
      + (isChoice ? ["--case", "who", "--alternative", "where"] : []) + more + extra
  }

  static let choices = [
    ReferenceModel(
      name: "conditional", model: "conditional-logit", formula: "y ~ x + z + log(price)",
      terms: ["x", "z", "log(price)"]),
    ReferenceModel(
      name: "constants", model: "conditional-logit", formula: "y ~ x + factor(where)",
      terms: ["x", "where=brno", "where=cork", "where=deva", "where=enna"]),
    ReferenceModel(
      name: "sampled", model: "conditional-logit", formula: "y ~ x + price + offset(-log(pi))",
      terms: ["x", "price"]),
    ReferenceModel(
      name: "interactions", model: "conditional-logit", formula: "y ~ x*z + I(x^2/100)",
      terms: ["x", "z", "x:z", "I(x^2/100)"]),
    ReferenceModel(
      name: "weighted", model: "conditional-logit", formula: "y ~ x + price", terms: ["x", "price"],
      more: ["--case-weights", "weight"]),
    ReferenceModel(
      name: "counts", model: "conditional-logit", formula: "times ~ x + price", terms: ["x", "price"]),
    ReferenceModel(
      name: "nested", model: "nested-logit", formula: "y ~ x + z + price",
      terms: ["x", "z", "price", "lambda(east)", "lambda(west)"], more: ["--nest", "nest"]),
    ReferenceModel(
      name: "nested-equal", model: "nested-logit", formula: "y ~ x + z + price",
      terms: ["x", "z", "price", "lambda"], more: ["--nest", "nest", "--equal-lambda"]),
  ]

  private static let quadrature = ["--random", "x:normal", "--sequence", "quadrature", "--draws", "15"]

  static let mixed = [
    ReferenceModel(
      name: "mixed", model: "mixed-logit", formula: "y ~ x + z + price",
      terms: ["mean(x)", "z", "price", "sd(x)"], more: quadrature)
  ]

  static let rows = [
    ReferenceModel(
      name: "poisson", model: "poisson", formula: "n ~ a + b + sector + factor(size) + offset(log(exposure))",
      terms: ["(constant)", "a", "b", "sector=C13", "sector=C29", "size=10", "size=100"]),
    ReferenceModel(
      name: "poisson-weighted", model: "poisson", formula: "n ~ a + b", terms: ["(constant)", "a", "b"],
      more: ["--case-weights", "w"]),
    ReferenceModel(
      name: "poisson-absorbed", model: "poisson", formula: "n ~ a + log(b) + offset(log(exposure)) | f + g",
      terms: ["a", "log(b)"]),
    ReferenceModel(
      name: "poisson-absorbed-weighted", model: "poisson", formula: "n ~ a + log(b) | f",
      terms: ["a", "log(b)"], more: ["--case-weights", "w"]),
    ReferenceModel(
      name: "poisson-interactions", model: "poisson", formula: "n ~ a*sector + I(b^2/100) + a:b",
      terms: [
        "(constant)", "a", "sector=C13", "sector=C29", "I(b^2/100)", "a:sector=C13", "a:sector=C29", "a:b",
      ]),
    ReferenceModel(
      name: "negative-binomial", model: "negative-binomial",
      formula: "n ~ a + b + sector + offset(log(exposure))",
      terms: ["(constant)", "a", "b", "sector=C13", "sector=C29", "alpha"]),
    ReferenceModel(
      name: "negative-binomial-size", model: "negative-binomial", formula: "n ~ a + factor(size)",
      terms: ["(constant)", "a", "size=10", "size=100", "alpha"]),
    ReferenceModel(
      name: "ols", model: "ols", formula: "v ~ a*b + I(a^2) + sector + factor(size)",
      terms: [
        "(constant)", "a", "b", "I(a^2)", "sector=C13", "sector=C29", "size=10", "size=100", "a:b",
      ]),
    ReferenceModel(
      name: "ols-weighted", model: "ols", formula: "v ~ a + b", terms: ["(constant)", "a", "b"],
      more: ["--case-weights", "w"]),
    ReferenceModel(name: "ols-absorbed", model: "ols", formula: "v ~ a + b | f + g", terms: ["a", "b"]),
    ReferenceModel(
      name: "ols-absorbed-weighted", model: "ols", formula: "v ~ a + b | f", terms: ["a", "b"],
      more: ["--case-weights", "w"]),
    ReferenceModel(name: "ols-no-constant", model: "ols", formula: "v ~ a + b - 1", terms: ["a", "b"]),
    ReferenceModel(
      name: "ols-scale", model: "ols", formula: "v ~ a + scale(b)",
      terms: ["(constant)", "a", "scale(b)"]),
  ]
}

extension Run {
  /// A figure of every coefficient by its name; NaN where it is null.
  func column(_ key: String) throws -> [String: Double] {
    let all = try #require(try object()["coefficients"] as? [[String: Any]], "\(err)")
    return Dictionary(
      uniqueKeysWithValues: all.map { ($0["name"] as? String ?? "", $0[key] as? Double ?? .nan) })
  }

  func number(_ key: String) throws -> Double { try object()[key] as? Double ?? .nan }
}

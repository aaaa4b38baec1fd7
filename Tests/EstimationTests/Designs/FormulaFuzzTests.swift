import Decision
import Estimation
import TestSupport
import Testing

/// Formulas with letters lost, doubled, swapped and strewn in either read, and then print in a form that
/// reads the same, or are refused with a character inside of the text.
@Suite struct FormulaFuzzTests {
  private static let seeds = [
    "choice ~ log(wage) + unemp + I(log1p(domestic)^2) + a:b + a*b + factor(sector) + offset(log(exposure))",
    "log(gsp) ~ scale(log(pcap)) + I((a + b)/-c^2) - 1 | state + year^region", "y~(a+b)*c:d+`a b`+0|f",
    "y ~ exp(-abs(x - 1.5e-3)) + sqrt(z)*factor(`g h`) + 1",
  ]
  private static let strewn =
    Array("~|+-*/^:(),`'\".01e9 \n_xI\u{301}é🙂$=%\u{0}")
    + ["log(", "I(", "factor(", "offset("].flatMap { Array($0) }

  /// Every name of the formulas as numbers, and as texts.
  private static let tables: [ObservationTable] = {
    let names = [
      "choice", "wage", "unemp", "domestic", "a", "b", "c", "d", "sector", "exposure", "gsp", "pcap", "state",
      "year",
      "region", "y", "a b", "f", "x", "z", "g h",
    ]
    let tables = [
      names.map { ObservationColumn($0, numbers: [1, 0, 0, 1, 2, 0]) },
      names.map { ObservationColumn($0, texts: ["u", "v", "v", "u", "w", "v"]) },
      names.enumerated().map { place, name in
        place.isMultiple(of: 3)
          ? ObservationColumn(name, texts: ["u", "v", "u", "v", "w", "u"], gaps: place == 0 ? [2] : [])
          : ObservationColumn(name, numbers: [3, 3, -1, 7, 1e200, 1e-200])
      },
    ]
    return tables.compactMap { try? ObservationTable($0) }
  }()

  private func check(_ text: String) {
    let formula: Formula
    do throws(EstimationError) {
      formula = try Formula(text)
    } catch {
      guard case .input(let problems) = error else { return }
      for problem in problems.kept {
        guard case .formula(let character) = problem.spot, 1...(text.count + 1) ~= character else {
          Issue.record("'\(text)': \(problem)")
          return
        }
      }
      return
    }
    for table in Self.tables {
      _ = try? Design(formula, on: table)
      _ = try? ChoiceDesign(formula, on: table, cases: "f", alternatives: "sector", weights: "x")
    }
    let printed = formula.description
    guard let again = try? Formula(printed), again == formula else {
      Issue.record("'\(text)' reads, but printed as '\(printed)' it does not read the same")
      return
    }
  }

  @Test(arguments: 1...20) func noTextIsTooMuch(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Self.rounds {
      var letters = Array(Self.seeds.randomElement(using: &random)!)
      for _ in 0..<Int.random(in: 1...8, using: &random) where !letters.isEmpty {
        let place = Int.random(in: 0..<letters.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        case 2: letters.swapAt(place, Int.random(in: 0..<letters.count, using: &random))
        case 3: letters.insert(Self.strewn.randomElement(using: &random)!, at: place)
        default:
          let end = Int.random(in: place..<letters.count, using: &random)
          letters.insert(
            contentsOf: letters[place...end], at: Int.random(in: 0...letters.count, using: &random))
        }
      }
      check(String(letters))
    }
  }

  /// 20 × 250 texts: enough for every sign to meet every place, and a second or two unoptimised.
  private static let rounds = 250
}

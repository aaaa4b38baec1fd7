import Foundation
import Pipeline

/// Log-likelihoods from their textbook definitions, sharing nothing with the package.
struct LikelihoodOracle {
  let study: RandomStudy
  let names: [String]
  /// Rows that count, by case; each row its own where there are none.
  private let groups: [[Int]]

  /// Nil for a model that absorbs effects, whose levels are not handed out.
  init?(_ study: RandomStudy, _ estimate: Estimate) {
    guard !study.formula.contains("|") else { return nil }
    self.study = study
    names = estimate.coefficients.map(\.name)
    let lost = Set(estimate.separatedRows)
    let rows = study["y"].indices.filter { !lost.contains($0 + 1) }
    if study.model.isChoice {
      groups = Dictionary(grouping: rows) { study["who"][$0] }.sorted { $0.key < $1.key }.map(\.value)
    } else {
      groups = rows.map { [$0] }
    }
  }

  private func weight(_ row: Int) -> Double { study.options.weights == nil ? 1 : study["w"][row] }

  /// Σ βx over the columns that a coefficient is named after.
  private func utility(_ row: Int, _ point: [Double]) -> Double {
    var sum = 0.0
    for (name, value) in zip(names, point) {
      switch name {
      case "(constant)": sum += value
      case _ where name.hasPrefix("x"): sum += value * study[name][row]
      case _ where name.hasPrefix("mean("): sum += value * study["x1"][row]
      case _ where name.hasPrefix("f="):
        sum += study["f"][row] == Double(name.dropFirst(2)) ? value : 0
      default: break
      }
    }
    return sum
  }

  func value(_ point: [Double]) -> Double {
    switch study.model {
    case .ols: -squares(point)
    case .poisson, .negativeBinomial: groups.reduce(0) { $0 + count($1[0], point) }
    default:
      groups.reduce(0) { sum, rows in
        guard let chosen = rows.first(where: { study["y"][$0] > 0 }) else { return sum }
        let times = weight(chosen) * study["y"][chosen]
        return times == 0 ? sum : sum + probability(of: chosen, among: rows, point, times)
      }
    }
  }

  /// Weighted sum of squares that is left.
  func squares(_ point: [Double]) -> Double {
    groups.reduce(0) { sum, rows in
      let rest = study["y"][rows[0]] - utility(rows[0], point)
      return sum + weight(rows[0]) * rest * rest
    }
  }

  /// The product of a column with what is left of the response.
  struct Equation {
    /// Σwxe.
    var product: Double
    /// √Σwx²·√Σwe².
    var size: Double
    /// What the last places of figures and coefficients make of the product.
    var rounding: Double
    /// √Σwx²·√Σwy².
    var whole: Double
  }

  func equations(_ point: [Double]) -> [Equation] {
    names.indices.map { k in
      let unit = names.indices.map { $0 == k ? 1.0 : 0 }
      var (product, squares, rest, rounding, whole) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for row in groups.map({ $0[0] }) {
        let (x, w, y) = (utility(row, unit), weight(row), study["y"][row])
        let e = y - utility(row, point)
        product += w * x * e
        squares += w * x * x
        rest += w * e * e
        whole += w * y * y
        var size = abs(y)
        for place in names.indices {
          size += abs(point[place] * utility(row, names.indices.map { $0 == place ? 1 : 0 }))
        }
        rounding += w * abs(x) * size * Double.ulpOfOne
      }
      let length = squares.squareRoot()
      return Equation(
        product: product, size: length * rest.squareRoot(), rounding: rounding,
        whole: length * whole.squareRoot())
    }
  }

  /// A count model's value with an alpha that its fit does not have.
  func value(_ point: [Double], alpha: Double) -> Double {
    groups.reduce(0) { $0 + count($1[0], point, alpha: alpha) }
  }

  /// Σw(y + 1), which sums of logarithms of gammas are measured by.
  var size: Double { groups.reduce(0) { $0 + weight($1[0]) * (study["y"][$1[0]] + 1) } }

  private func count(_ row: Int, _ point: [Double], alpha given: Double? = nil) -> Double {
    let (y, w, eta) = (study["y"][row], weight(row), utility(row, point))
    guard w > 0 else { return 0 }
    guard let alpha = given ?? names.firstIndex(of: "alpha").map({ point[$0] }) else {
      return w * (y * eta - exp(eta) - lgamma(y + 1))
    }
    return w
      * (lgamma(y + 1 / alpha) - lgamma(1 / alpha) - lgamma(y + 1) + (y == 0 ? 0 : y * (log(alpha) + eta))
        - (y + 1 / alpha) * log1p(alpha * exp(eta)))
  }

  private func probability(
    of chosen: Int, among rows: [Int], _ point: [Double], _ times: Double
  ) -> Double {
    let utilities = rows.map { utility($0, point) }
    let place = rows.firstIndex(of: chosen)!
    switch study.model {
    case .nestedLogit: return times * nested(utilities, rows, place, point)
    case .mixedLogit:
      let spread = names.firstIndex { $0.hasPrefix("sd(") }.map { point[$0] } ?? 0
      let nodes = Self.nodes(study.options.draws ?? 0)
      // The choices of a case are those of so many investors alike.
      let terms = nodes.map { node in
        let all = zip(rows, utilities).map { $1 + spread * node.point * study["x1"][$0] }
        return log(node.weight) + all[place] - logSum(all)
      }
      return times * logSum(terms)
    default: return times * (utilities[place] - logSum(utilities))
    }
  }

  private func nested(_ utilities: [Double], _ rows: [Int], _ place: Int, _ point: [Double]) -> Double {
    let nests = study.texts.first { $0.name == "nest" }!.values
    func lambda(_ nest: String) -> Double {
      (names.firstIndex(of: "lambda") ?? names.firstIndex(of: "lambda(\(nest))")).map { point[$0] } ?? 1
    }
    var sums: [String: (value: Double, lambda: Double)] = [:]
    for nest in Set(rows.map { nests[$0] }) {
      let own = zip(rows, utilities).filter { nests[$0.0] == nest }.map(\.1)
      // One alternative in a nest has the same probability whatever λ is.
      let scale = own.count == 1 ? 1 : lambda(nest)
      sums[nest] = (logSum(own.map { $0 / scale }), scale)
    }
    let own = sums[nests[rows[place]]]!
    return utilities[place] / own.lambda - own.value + own.lambda * own.value
      - logSum(sums.values.map { $0.lambda * $0.value })
  }

  private func logSum(_ values: [Double]) -> Double {
    let largest = values.max()!
    return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
  }

  /// The derivative by each coefficient times its step, by a five-point formula whose error falls with the
  /// fourth power of the step.
  func slopes(_ point: [Double], steps: [Double]) -> [Double] {
    point.indices.map { k in
      func at(_ times: Double) -> Double {
        var moved = point
        moved[k] += times * steps[k]
        return value(moved)
      }
      return (at(-2) - 8 * at(-1) + 8 * at(1) - at(2)) / 12
    }
  }

  /// Points and weights for a standard normal: the zeros of Hermite's polynomial by Newton's steps between
  /// those of the polynomial before.
  static func nodes(_ count: Int) -> [(point: Double, weight: Double)] {
    /// He_n and He_{n−1} at x.
    func polynomials(_ n: Int, _ x: Double) -> (Double, Double) {
      var (before, now) = (0.0, 1.0)
      for k in 0..<n { (before, now) = (now, x * now - Double(k) * before) }
      return (now, before)
    }
    var zeros: [Double] = []
    for n in 1...count {
      let edges = [-2 * Double(n).squareRoot() - 1] + zeros + [2 * Double(n).squareRoot() + 1]
      zeros = zip(edges, edges.dropFirst()).map { low, high in
        var (low, high) = (low, high)
        let sign = polynomials(n, high).0 > 0
        for _ in 0..<200 where high - low > 0 {
          let middle = low + (high - low) / 2
          if (polynomials(n, middle).0 > 0) == sign { high = middle } else { low = middle }
        }
        return low + (high - low) / 2
      }
    }
    // w = n!/(n He_{n−1}(x))².
    let factorial = (1...count).reduce(1.0) { $0 * Double($1) }
    return zeros.map { x in
      let below = polynomials(count, x).1
      return (x, factorial / (Double(count) * below) / (Double(count) * below))
    }
  }
}

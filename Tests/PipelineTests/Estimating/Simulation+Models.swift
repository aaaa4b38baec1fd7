import Decision
import Foundation
import Pipeline
import TestSupport

extension Simulation {
  static let all = [
    conditional, nested, mixed, poisson, negativeBinomial, robustLine, clusteredLine,
  ]

  /// A table of cases × alternatives with x and z, where `chosen` draws which one is taken.
  private static func choices(
    _ random: inout SeededGenerator, cases: Int, alternatives: Int, members: Int? = nil,
    chosen: (inout SeededGenerator, Int, [Double], [Double]) -> Int
  ) -> [ObservationColumn] {
    let rows = cases * alternatives
    var (y, x, z) = ([Double](repeating: 0, count: rows), [Double](), [Double]())
    for n in 0..<cases {
      let own = (0..<alternatives).map { _ in 2 * random.uniform() - 1 }
      let other = (0..<alternatives).map { _ in random.normal() }
      y[n * alternatives + chosen(&random, n, own, other)] = 1
      x += own
      z += other
    }
    return [
      ObservationColumn("y", numbers: y), ObservationColumn("x", numbers: x),
      ObservationColumn("z", numbers: z),
      ObservationColumn("who", numbers: (0..<rows).map { Double($0 / alternatives) }),
      ObservationColumn("where", numbers: (0..<rows).map { Double($0 % alternatives) }),
      ObservationColumn("nest", texts: (0..<rows).map { $0 % alternatives < 2 ? "near" : "far" }),
      ObservationColumn(
        "member", numbers: (0..<rows).map { Double($0 / alternatives % (members ?? cases)) }),
    ]
  }

  static let conditional = Simulation(
    "conditional logit", .conditionalLogit, "y ~ x + z", truth: ["x": 0.8, "z": -0.5]
  ) { random in
    choices(&random, cases: 250, alternatives: 4) { random, _, x, z in
      random.choice(x.indices.map { (j: Int) -> Double in 0.8 * x[j] - 0.5 * z[j] })
    }
  }

  /// First the nest, by the logarithm of its sum, then the alternative in it.
  static let nested = Simulation(
    "nested logit", .nestedLogit, "y ~ x + z",
    truth: ["x": 0.8, "z": -0.6, "lambda(near)": 0.6, "lambda(far)": 0.8], options: { $0.nests = "nest" }
  ) { random in
    choices(&random, cases: 600, alternatives: 4) { random, _, x, z in
      let lambdas = [0.6, 0.8]
      let v = x.indices.map { (j: Int) -> Double in 0.8 * x[j] - 0.6 * z[j] }
      let inside = (0..<2).map { (m: Int) -> [Double] in
        [v[2 * m] / lambdas[m], v[2 * m + 1] / lambdas[m]]
      }
      let sums = (0..<2).map { (m: Int) -> Double in
        let both = exp(inside[m][0]) + exp(inside[m][1])
        return lambdas[m] * log(both)
      }
      let nest = random.choice(sums)
      return 2 * nest + random.choice(inside[nest])
    }
  }

  /// 120 investors with tastes of their own decide six times each.
  static let mixed = Simulation(
    "mixed logit", .mixedLogit, "y ~ x + z", truth: ["mean(x)": 0.8, "sd(x)": 0.9, "z": -0.5],
    options: {
      $0.random = [RandomTerm(term: "x", distribution: .normal)]
      $0.sequence = .quadrature
      $0.draws = 12
      $0.panel = "member"
    }
  ) { random in
    let tastes = (0..<120).map { _ in 0.8 + 0.9 * random.normal() }
    return choices(&random, cases: 720, alternatives: 3, members: 120) { random, n, x, z in
      random.choice(x.indices.map { (j: Int) -> Double in tastes[n % 120] * x[j] - 0.5 * z[j] })
    }
  }

  /// Rows with x and z, of which `drawn` makes the response.
  private static func rows(
    _ random: inout SeededGenerator, _ count: Int,
    drawn: (inout SeededGenerator, _ row: Int, _ x: Double, _ z: Double) -> Double
  ) -> [ObservationColumn] {
    let x = (0..<count).map { _ in 2 * random.uniform() - 1 }
    let z = (0..<count).map { _ in random.uniform() < 0.4 ? 1.0 : 0 }
    let y = (0..<count).map { drawn(&random, $0, x[$0], z[$0]) }
    return [
      ObservationColumn("y", numbers: y), ObservationColumn("x", numbers: x),
      ObservationColumn("z", numbers: z),
      ObservationColumn("firm", numbers: (0..<count).map { Double($0 / 4) }),
    ]
  }

  static let poisson = Simulation(
    "poisson", .poisson, "y ~ x + z", truth: ["(constant)": 0.5, "x": 0.7, "z": -0.4]
  ) { random in
    rows(&random, 200) { random, _, x, z in random.poisson(exp(0.5 + 0.7 * x - 0.4 * z)) }
  }

  /// Counts around means that a gamma of variance 0.7 multiplies.
  static let negativeBinomial = Simulation(
    "negative binomial", .negativeBinomial, "y ~ x + z",
    truth: ["(constant)": 1, "x": 0.7, "z": -0.4, "alpha": 0.7]
  ) { random in
    rows(&random, 800) { random, _, x, z in
      let level: Double = exp(1 + 0.7 * x - 0.4 * z)
      let factor: Double = random.gamma(shape: 1 / 0.7)
      return random.poisson(level * factor)
    }
  }

  /// The spread grows with x, which the model's own errors do not know.
  static let robustLine = Simulation(
    "least squares, robust", .ols, "y ~ x + z", truth: ["(constant)": 1, "x": 2, "z": -1],
    options: {
      $0.errors = .robust
      $0.correctsSmallSample = true
    }
  ) { random in
    rows(&random, 300) { random, _, x, z in 1 + 2 * x - z + (0.3 + x * x) * random.normal() }
  }

  /// The four rows of a firm share half of their error.
  static let clusteredLine = Simulation(
    "least squares, clustered", .ols, "y ~ x + z", truth: ["(constant)": 1, "x": 2, "z": -1],
    options: {
      $0.errors = .clustered(by: ["firm"])
      $0.correctsSmallSample = true
    }
  ) { random in
    var shared = 0.0
    return rows(&random, 400) { random, row, x, z in
      if row % 4 == 0 { shared = random.normal() }
      return 1 + 2 * x - z + shared + random.normal()
    }
  }
}

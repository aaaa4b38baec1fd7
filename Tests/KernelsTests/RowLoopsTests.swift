import TestSupport
import Testing

@testable import Kernels

/// Reference for exp: `Tests/References/kernels/exponentials.txt`, 50-digit arithmetic. Everything else:
/// plain sums written out here.
@Suite struct RowLoopsTests {
  static let exponentials: [(x: Double, value: Double)] = [
    (-0.0, 1.0),
    (-0.34285714285714286, 0.70973959568912546338),
    (-1.0857142857142859, 0.33766051365513192602),
    (-2.2285714285714286, 0.10768215195400163197),
    (-3.7714285714285714, 0.02301915527956018189),
    (-5.714285714285714, 0.0032985057559390912646),
    (-8.057142857142857, 0.00031683074404283754866),
    (-10.8, 0.000020399503411171921929),
    (-13.942857142857143, 8.8042847650282664195e-7),
    (-17.485714285714284, 2.5471280211445074543e-8),
    (-21.428571428571427, 4.9395760188312176207e-10),
    (-25.771428571428576, 6.4211199177128097096e-12),
    (-30.514285714285716, 5.5951804185349212897e-14),
    (-35.65714285714286, 3.2681322055752200707e-16),
    (-41.2, 1.2795797118463967446e-18),
    (-47.142857142857146, 3.3582829279935225121e-21),
    (-53.48571428571429, 5.9081215965977891937e-24),
    (-60.228571428571435, 6.9672882044143857783e-27),
    (-67.37142857142857, 5.5075739039775203582e-30),
    (-74.91428571428571, 2.918361575489334835e-33),
    (-82.85714285714286, 1.0365734259275608534e-36),
    (-91.2, 2.4679891746814514476e-40),
    (-99.94285714285715, 3.9388426987508889466e-44),
    (-109.0857142857143, 4.2138224368128486462e-48),
    (-118.62857142857143, 3.0218021962309523065e-52),
    (-128.57142857142858, 1.4525732463293632966e-56),
    (-138.91428571428574, 4.6805000773283428884e-61),
    (-149.65714285714287, 1.0109476795073835231e-65),
    (-160.8, 1.4636839478005175115e-70),
    (-172.34285714285716, 1.4205225994599774772e-75),
    (-184.28571428571428, 9.241260062934292171e-81),
    (-196.62857142857143, 4.0299201784108695822e-86),
    (-209.3714285714286, 1.1779962372386065936e-91),
    (-222.51428571428573, 2.3082007066152143382e-97),
    (-236.05714285714288, 3.0316945518886223591e-103),
    (-250.0, 2.6691902155412763935e-109),
    (-264.34285714285716, 1.5752729383558741345e-115),
    (-279.0857142857143, 6.231811491026017565e-122),
    (-294.22857142857146, 1.6525515289306217804e-128),
    (-309.77142857142854, 2.9375003034359700593e-135),
    (-325.7142857142857, 3.5001208303925525146e-142),
    (-342.0571428571429, 2.7955699372551633376e-149),
    (-358.8, 1.4967176948675153652e-156),
    (-375.9428571428572, 5.3714511681402809343e-164),
    (-393.4857142857143, 1.2921876261142952293e-171),
    (-411.42857142857144, 2.0837313761088983003e-179),
    (-429.7714285714286, 2.2523718543197324918e-187),
    (-448.51428571428573, 1.6320018980354789642e-195),
    (-467.65714285714284, 7.9265359653176452856e-204),
    (-487.20000000000005, 2.5806458956101797543e-212),
    (-507.14285714285717, 5.63190870585767131e-221),
    (-527.4857142857144, 8.2388197786467804576e-230),
    (-548.2285714285715, 8.0789813739502612547e-239),
    (-569.3714285714286, 5.3104389206543880637e-248),
    (-590.9142857142857, 2.3398414839750722139e-257),
    (-612.8571428571429, 6.9107417211156265997e-267),
    (-635.2, 1.3681858515331031948e-276),
    (-657.9428571428572, 1.8157152249723396111e-286),
    (-681.0857142857144, 1.6152233438573955943e-296),
    (-704.6285714285715, 9.6316265941902958802e-307),
  ]

  /// The series in C loses no more than 1 ulp, the one in Swift, without fused operations, 2.
  @Test(arguments: InstructionSet.available) func exponentialsAreGoodToTheLastBits(set: InstructionSet) {
    let values = Self.exponentials.map(\.x)
    let (powers, sum, maximum) = exponentials(values, set)
    #expect(maximum == 0)
    for (power, want) in zip(powers, Self.exponentials) {
      #expect(abs(power - want.value) <= (set == .portable ? 2 : 1) * want.value.ulp)
    }
    #expect(agree(sum, Self.exponentials.reduce(0) { $0 + $1.value }, .roundoff))
  }

  @Test(arguments: InstructionSet.available) func onlyDifferencesMatterAndNothingOverflows(
    set: InstructionSet
  ) {
    let (powers, sum, maximum) = exponentials([1e4, 1e4 - 1, -1e4, -.infinity, 1e4], set)
    #expect(maximum == 1e4)
    #expect(agree(powers[1], 0.36787944117144232, .roundoff))
    #expect(powers[0] == 1 && powers[2] == 0 && powers[3] == 0 && powers[4] == 1)
    #expect(agree(sum, 2.3678794411714423, .roundoff))
    #expect(exponentials([1, .nan, 0], set).sum.isNaN)
    #expect(exponentials([1, .infinity, 0], set).sum.isNaN)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 31]) func allWaysAgreeOnEverySize(count: Int) {
    for width in [4, 8, 12, 16, 20, 24, 28, 32, 36, 52] {
      var random = SeededGenerator(seed: UInt64(count * 100 + width))
      let rows = (0..<count * width).map { _ in Double.random(in: -2...2, using: &random) }
      let vector = (0..<width).map { _ in Double.random(in: -1...1, using: &random) }
      let weights = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
      var fast: [[Double]]?
      for set in InstructionSet.available {
        let loops = Loops(rows, width, vector, weights, set)
        for j in 0..<count {
          let want = weights[j] + (0..<width).reduce(0) { $0 + rows[j * width + $1] * vector[$1] }
          #expect(agree(loops.products[j], want, .difference))
        }
        for a in 0..<width {
          let mean = (0..<count).reduce(0) { $0 + weights[$1] * rows[$1 * width + a] } / 3
          #expect(agree(loops.mean[a], mean, .difference))
          for b in 0...a {
            let want = (0..<count).reduce(1) {
              $0 + weights[$1] * rows[$1 * width + a] * rows[$1 * width + b]
            }
            #expect(agree(loops.squares[a * width + b], want, .difference))
          }
        }
        #expect(agree(loops.shares, weights.map { $0 / 3 * 5 }, .roundoff))
        guard set != .portable else { continue }
        let all = [loops.products, loops.mean, loops.lowerSquares, loops.shares]
        #expect(fast == nil || fast == all, "AVX2 and AVX-512 give the same bits")
        fast = all
      }
    }
  }

  private func exponentials(_ values: [Double], _ set: InstructionSet) -> (
    powers: [Double], sum: Double, maximum: Double
  ) {
    var powers = [Double](repeating: 0, count: values.count)
    let (sum, maximum) = unsafe RowLoops.exponentials(values, count: values.count, into: &powers, set)
    return (powers, sum, maximum)
  }

  /// Every loop once, with the weights as offset, powers and weights.
  private struct Loops {
    var products: [Double]
    var mean: [Double]
    var shares: [Double]
    var squares: [Double]
    let width: Int

    init(_ rows: [Double], _ width: Int, _ vector: [Double], _ weights: [Double], _ set: InstructionSet) {
      let count = weights.count
      self.width = width
      products = weights
      mean = vector
      shares = weights
      squares = [Double](repeating: 1, count: width * width)
      unsafe RowLoops.products(
        rows, count: count, width: width, vector, offset: weights, into: &products, set)
      unsafe RowLoops.shares(
        rows, count: count, width: width, sum: 3, weight: 5, &shares, mean: &mean, set)
      unsafe RowLoops.squares(rows, weights, count: count, width: width, into: &squares, set)
    }

    var lowerSquares: [Double] { (0..<width).flatMap { a in squares[(a * width)...(a * width + a)] } }
  }
}

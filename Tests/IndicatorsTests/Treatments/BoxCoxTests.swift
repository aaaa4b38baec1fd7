import Decision
import Foundation
import TestSupport
import Testing

@testable import Indicators

/// References: closed forms; SciPy 1.17.1, `boxcox`, its exponent as far as its search goes and again
/// to twelve digits by mpmath 1.3.0 (`Tests/References/treatments`, `box_cox.py`).
@Suite struct BoxCoxTests {
  let criterion = Criterion(id: "gdp", direction: .benefit)

  struct Reference: Sendable {
    let column: [Double]
    let scipy: Double
    let exponent: Double
    let values: [Double]
  }

  static let references: [Reference] = [
    Reference(
      column: [
        12.5, 3.25, 0.75, 41, 8.5, 5.5, 2.25, 19, 6.75, 3876.5, 15.25, 9, 4.5, 7.25, 11.75, 2, 1.5, 22.5,
        1208.25, 13, 6.25, 17.75, 3.5, 10, 25.5, 5, 8, 14.5, 30.25, 2.75,
      ],
      scipy: -0.2665556317125547, exponent: -0.2665556371239,
      values: [
        0.12575439278950004, -1.4405841415326903, -3.923739209699828, 1.1097879209979395,
        -0.26681287146394106, -0.7612210434011378, -1.975291425899758, 0.5086637501950357,
        -0.5214755348212277, 2.9658317965821532, 0.3129351014793167, -0.20605336225978313,
        -1.009181964580456, -0.4408538842236705, 0.06545720510028594, -2.157942409798663,
        -2.628930251861719, 0.6515710176155156, 2.67948486964633, 0.1634629508168744, -0.610039647190749,
        0.4493006684640808, -1.339025410434178, -0.09645220079627254, 0.753289584704567,
        -0.8773391703436202, -0.33227666260258315, 0.26639883400918746, 0.8867468394212067,
        -1.6770111862263382,
      ]),
    Reference(
      column: [
        8.25, 9.5, 11, 12.75, 10.25, 14.5, 19.75, 27.5, 9, 13.25, 16, 38.5,
      ],
      scipy: -1.073729423473512, exponent: -1.073729394136,
      values: [
        -0.7325889768089582, -0.49869951180535704, -0.29041751364813573, -0.11131488004626866,
        -0.386658328169286, 0.02317489739243836, 0.2796027499813738, 0.4745578867239531,
        -0.5841750940053331, -0.06912823152625214, 0.11426653682733261, 0.6130596176350087,
      ]),
    Reference(
      column: [
        1, 55.5, 72, 80.25, 84, 88.5, 91, 93.75, 95.5, 97, 98.25, 99,
      ],
      scipy: 1.6830342825836004, exponent: 1.683034345132,
      values: [
        -0.5935459211321147, -0.06032803182615529, 0.23312545036394933, 0.39883680200235055,
        0.47817313333386097, 0.5766169348585721, 0.6328152320384499, 0.695862605025045, 0.7366487985604719,
        0.7720173854224743, 0.8017781766780512, 0.8197593997508569,
      ]),
    Reference(
      column: [
        2.5, 3.5, 1.25, 7.75, 4, 6.5, 5.25, 3,
      ],
      scipy: 0.4753555046700186, exponent: 0.4753554913052,
      values: [
        -0.3564507519992453, -0.05340093727990837, -0.8469187526924665, 0.8880491655022039,
        0.08096000012548055, 0.6480799455984522, 0.3824237501412077, -0.1982661761051612,
      ]),
    Reference(
      column: [
        0, 9, 1.5, 100, 4, 22.5, 61, 2.25,
      ],
      scipy: -0.09182502388047815, exponent: -0.09182503116936,
      values: [
        -2.484897185724116, 0.06411759240231048, -1.4055740528467586, 2.1353490042360224,
        -0.6473502923631752, 0.8810370568249037, 1.7341242797666716, -1.1128870573149539,
      ]),
    Reference(
      column: [
        -12.5, 3, 0.25, 41, -4, 8.75, 187.5, 1, 0, 19.5,
      ],
      scipy: -0.013829387184519088, exponent: -0.013829385984,
      values: [
        -2.3451047357048593, -0.13895961437723442, -0.3104485873737694, 1.008260439564359,
        -0.6525789765752541, 0.14513214536967708, 2.2708195576153867, -0.2606557892989859,
        -0.3276184419361097, 0.5234297090230573,
      ]),
  ]

  /// The first reference held at goalposts 1 to 50.
  static let held: [Double] = [
    0.3741726401704378, -0.9458845150941617, -2.0060630616879753, 1.6425135603988361,
    -0.016146977856342358, -0.44463616376989257, -1.2857806720870455, 0.8096520802110954,
    -0.24462872226042684, 1.86454754802296, 0.5794467902222342, 0.041059621963470766, -0.6379416693935738,
    -0.17418413854597797, 0.3108608645322177, -1.3928710124053225, -1.6508702584755373, 0.9890327520867183,
    1.86454754802296, 0.41444153205324374, -0.3201166398297696, 0.7380293301260736, -0.8763532059867815,
    0.14709150218566855, 1.123154388173324, -0.5367760480446422, -0.0765810014962387, 0.5271247724296655,
    1.3080440851096218, -1.1013467872440315,
  ]

  func boxCox(_ values: [Double], posts: Goalposts? = nil, target: Target? = nil) throws -> TreatedColumn {
    try treated(values, criterion: criterion, by: .boxCox, goalposts: posts, target: target)
  }

  @Test(arguments: references) func valuesMatchAnotherProgram(_ reference: Reference) throws {
    let found = try boxCox(reference.column)
    #expect(agree(found.values, reference.values, .printed(decimals: 11)))
    #expect(found.goalposts == nil && found.target == nil)
  }

  /// The exponent of the logarithms about their mean, after the shift of the documentation.
  @Test(arguments: references) func exponentsMatchAnotherProgram(_ reference: Reference) {
    let (low, high) = (reference.column.min()!, reference.column.max()!)
    let logarithms = (low > 0 ? reference.column : reference.column.map { $0 - low + (high - low) / 100 })
      .map { log($0) }
    let mean = logarithms.reduce(0, +) / Double(logarithms.count)
    let found = boxCoxExponent(of: logarithms.map { $0 - mean })
    #expect(agree(found, reference.exponent, .printed(decimals: 11)))
    // SciPy's search looks at values of the likelihood, which are flat about the top: it stops up to 7e-8 away from the
    // exponent in forty digits.
    #expect(agree(found, reference.scipy, .printed(decimals: 6)))
  }

  /// Three values as far apart as each other in logarithms are straight already: λ is 0, g is 10.
  @Test func evenRatiosGiveLogarithms() throws {
    let found = try boxCox([1, 10, 100])
    #expect(agree(found.values[0], -2.302585, .printed(decimals: 6)))
    #expect(agree(found.values[2], 2.302585, .printed(decimals: 6)))
    #expect(abs(found.values[1]) < 1e-15)
    #expect(found.notices.map(\.text) == ["'gdp': box-cox with exponent 0"])
  }

  /// Two values give λ = 0 as well: ln ½ and −ln ½ about the geometric mean.
  @Test func twoValuesGiveLogarithms() throws {
    #expect(
      agree(
        try boxCox([8, 2, 2, 8]).values.map { $0 + 2 }, [2.693147, 1.306853, 1.306853, 2.693147],
        .printed(decimals: 6)))
  }

  @Test func goalpostsAreCarriedAlongAndHoldValues() throws {
    let found = try boxCox(Self.references[0].column, posts: Goalposts(low: 1, high: 50))
    #expect(agree(found.values, Self.held, .printed(decimals: 11)))
    let carried = try #require(found.goalposts)
    #expect(
      agree([carried.low, carried.high], [-2.0060630616879753, 1.86454754802296], .printed(decimals: 11)))
    #expect(
      found.notices.map(\.text) == [
        "'gdp': 3 of 30 values lie outside the goalposts 1 to 50 and are held at its ends",
        "'gdp': box-cox with exponent 0.0678",
      ])
  }

  @Test func aColumnThatIsNotPositiveIsCountedFromItsLowerEnd() throws {
    let column = Self.references[5].column
    #expect(
      try boxCox(column).notices.map(\.text) == [
        "'gdp': box-cox with exponent -0.0138 of the distance from -12.5, plus a hundredth of the scale"
      ])
    // The distance is the same from wherever the figures are counted.
    let moved = try boxCox(column.map { $0 - 64 }).values
    #expect(agree(moved, Self.references[5].values, .printed(decimals: 11)))
  }

  @Test func valuesThatAllLieBeyondTheGoalpostsAreLeftToTheNormalisation() throws {
    let posts = try #require(Goalposts(low: 1, high: 50))
    let found = try boxCox([60, 70, 80], posts: posts, target: Target(7))
    #expect(found == TreatedColumn(values: [60, 70, 80], goalposts: posts, target: Target(7), notices: []))
  }

  /// The target is bent like the value that stands on it.
  @Test func theTargetIsCarriedAlong() throws {
    for reference in Self.references {
      let column = reference.column
      let sorted = column.indices.sorted { column[$0] < column[$1] }
      let (a, b) = (sorted[1], sorted[column.count - 2])
      let found = try boxCox(column, target: Target(low: column[a], high: column[b]))
      #expect(found.target == Target(low: found.values[a], high: found.values[b]))
    }
    // Beyond the largest: ln(1000/10) on the scale of 1, 10, 100.
    let beyond = try #require(try boxCox([1, 10, 100], target: Target(1000)).target)
    #expect(agree(beyond.low, 4.605170, .printed(decimals: 6)))
  }

  @Test func aTargetThatHasNoPowerIsRefused() throws {
    let found = try #require(throws: IndicatorError.self) {
      try boxCox(Self.references[1].column, target: Target(low: -3, high: 9))
    }
    #expect(
      found.problems.kept.map(\.description) == [
        "the target of 'gdp', -3 to 9, lies too far outside of the scale, 8.25 to 38.5, for box-cox; "
          + "take 'treat: none', or goalposts that hold the target"
      ])
  }

  /// Figures that hardly vary against their size are bent by no power in reach.
  @Test(arguments: [([100.0, 101, 102, 120], -5.0), ([100.0, 118, 119, 120], 5.0)])
  func anExponentAtTheEndIsSaid(column: [Double], exponent: Double) throws {
    #expect(
      try boxCox(column).notices.map(\.text) == [
        "'gdp': box-cox with exponent \(Int(exponent))",
        "'gdp': no exponent from -5 to 5 is the best, the end was taken; consider 'treat: none'",
      ])
  }

  /// ln S is convex, so no other exponent has a smaller sum of squares: tried on a grid.
  @Test(arguments: UInt64(1)...20) func noOtherExponentIsMoreLikely(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spread = Double.random(in: 0.1...3, using: &random)
    var logarithms = (0..<25).map { _ in Double.random(in: -spread...spread, using: &random) }
    let mean = logarithms.reduce(0, +) / 25
    logarithms = logarithms.map { $0 - mean }
    func squares(_ exponent: Double) -> Double {
      let y = logarithms.map { exponent == 0 ? $0 : expm1(exponent * $0) / exponent }
      let mean = y.reduce(0, +) / 25
      return y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let best = squares(boxCoxExponent(of: logarithms))
    for step in -500...500 { #expect(squares(Double(step) / 100) >= best * (1 - 1e-12)) }
  }

  @Test(arguments: UInt64(1)...20) func nearlyEqualFiguresKeepTheirDigits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Whole numbers a billion up: x/g − 1 is (x − mean)/mean to nine digits, whatever the exponent.
    let column = (0..<20).map { _ in 1e9 + Double(Int.random(in: 0...50, using: &random)) }
    let mean = column.reduce(0, +) / 20
    let found = try boxCox(column).values
    #expect(zip(found, column).allSatisfy { abs($0 - ($1 - mean) / mean) < 1e-14 })
  }

  @Test func figuresFarApartHaveAValue() throws {
    let column = [1e-300, 1e-250, 1, 2, 1e300, 1e308]
    let found = try boxCox(column, target: Target(1e-10)).values
    #expect(found.allSatisfy(\.isFinite) && found == found.sorted())
    #expect(try boxCox([1e-300] + [Double](repeating: 1e300, count: 50)).values.allSatisfy(\.isFinite))
    #expect(try boxCox([1e300] + [Double](repeating: 1e-300, count: 50)).values.allSatisfy(\.isFinite))
  }

  @Test func goalpostsThatThePowerCannotReachAreRefused() throws {
    let found = try #require(throws: IndicatorError.self) {
      try boxCox([100.0, 101, 102, 120], posts: Goalposts(low: 1e-300, high: 1000))
    }
    #expect(
      found.problems.kept.map(\.description) == [
        "the scale of 'gdp', 1e-300 to 1000, is too wide for box-cox; take 'treat: none' or another unit"
      ])
  }

  @Test func aRangeThatOverflowsOrVanishesIsRefused() throws {
    for (column, how) in [
      ([-1.5e308, 1.5e308], "wide"), ([0, Double.leastNonzeroMagnitude * 20], "narrow"),
    ] {
      let found = try #require(throws: IndicatorError.self) { try boxCox(column) }
      #expect(found.problems.kept[0].message.hasSuffix("is too \(how) for box-cox"))
    }
  }
}

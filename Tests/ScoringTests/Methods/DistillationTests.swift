import Decision
import TestSupport
import Testing

@testable import Scoring

/// Distillation that keeps what it can from set to set against one that works every set out anew, from the definition.
@Suite struct DistillationTests {
  /// 20·σ < 23·λ − 6·10⁹ stands for σ < λ − s(λ), and so on: see ``Distillation``.
  struct Plain {
    let credibilities: [Int32]
    let count: Int

    func sigma(_ a: Int, _ b: Int) -> Int { Int(credibilities[a * count + b]) }

    func highest(_ set: [Int], _ condition: (Int) -> Bool) -> Int {
      set.flatMap { a in set.filter { $0 != a }.map { sigma(a, $0) } }.filter(condition).max() ?? 0
    }

    func ranks(_ way: Distillation.Way) -> [Int] {
      var left = Array(0..<count)
      var ranks = [Int](repeating: 0, count: count)
      while !left.isEmpty {
        var tie = left
        var level = highest(tie) { _ in true }
        repeat {
          let ceiling = 23 * level - 6_000_000_000
          level = highest(tie) { 20 * $0 < ceiling }
          func outranks(_ a: Int, _ b: Int) -> Bool {
            a != b && sigma(a, b) > level && 23 * sigma(a, b) - 20 * sigma(b, a) > 6_000_000_000
          }
          let qualification = tie.map { a in
            tie.count { outranks(a, $0) } - tie.count { outranks($0, a) }
          }
          let best = way == .descending ? qualification.max()! : qualification.min()!
          tie = zip(tie, qualification).filter { $1 == best }.map(\.0)
        } while tie.count > 1 && level > 0
        let before = left.count
        left.removeAll { tie.contains($0) }
        for a in tie { ranks[a] = way == .descending ? count - before + 1 : left.count + 1 }
      }
      return ranks
    }
  }

  /// Kinds of credibilities: any, of few values (many ties), all small, and those of a real matrix.
  static func random(_ kind: Int, count: Int, seed: UInt64) -> [Int32] {
    var random = SeededGenerator(seed: seed)
    var all = (0..<count * count).map { _ -> Int32 in
      switch kind {
      case 0: Int32.random(in: 0...1_000_000_000, using: &random)
      case 1: Int32.random(in: 0...20, using: &random) * 50_000_000
      default: Int32.random(in: 0...300_000_000, using: &random)
      }
    }
    for a in 0..<count { all[a * count + a] = 0 }
    return all
  }

  @Test(arguments: 0..<3, UInt64(1)...25) func ranksAreThoseOfTheDefinition(kind: Int, seed: UInt64) {
    let count = 3 + Int(seed)
    let credibilities = Self.random(kind, count: count, seed: seed)
    let found = Distillation(credibilities, count: count)
    let plain = Plain(credibilities: credibilities, count: count)
    #expect(found.ranks(.descending) == plain.ranks(.descending))
    #expect(found.ranks(.ascending) == plain.ranks(.ascending))
  }

  @Test(arguments: [false, true], UInt64(1)...6) func ranksOfAMatrixAreThoseOfTheDefinition(
    hasThresholds: Bool, seed: UInt64
  ) {
    var random = SeededGenerator(seed: seed)
    let count = 60
    let own = hasThresholds ? ELECTREIII.Thresholds(q: 0.5, p: 2, veto: 6) : ELECTREIII.Thresholds()
    let criteria = [0.3, 0.25, 0.2, 0.15, 0.1].map { weight in
      CredibilityCriterion(
        (0..<count).map { _ in Double.random(in: 1...9, using: &random) }, isCost: false, weight: weight, own)
    }
    let found = credibilities(count: count, criteria, workers: .one)
    #expect(credibilities(count: count, criteria, workers: Workers(5)) == found)
    let plain = Plain(credibilities: found, count: count)
    let distillation = Distillation(found, count: count)
    #expect(distillation.ranks(.descending) == plain.ranks(.descending))
    #expect(distillation.ranks(.ascending) == plain.ranks(.ascending))
  }

  /// By hand, one criterion with q = 1 and p = 3 of weight 1, veto 7: d = 2 → c = ½; d = 5 → 0.
  @Test func credibilitiesByHand() {
    let criterion = CredibilityCriterion([0, 2, 5], isCost: false, weight: 1, .init(q: 1, p: 3, veto: 7))
    #expect(
      credibilities(count: 3, [criterion], workers: .one) == [
        0, 500_000_000, 0, 1_000_000_000, 0, 0, 1_000_000_000, 1_000_000_000, 0,
      ])
    let cost = CredibilityCriterion([0, 2, 5], isCost: true, weight: 1, .init(q: 1, p: 3, veto: 7))
    #expect(
      credibilities(count: 3, [cost], workers: .one) == [
        0, 1_000_000_000, 1_000_000_000, 500_000_000, 0, 1_000_000_000, 0, 0, 0,
      ])
  }

  /// c = .6 and d = .8 on the other criterion: .6·(1 − .8)/(1 − .6) = .3.
  @Test func discordanceBeyondConcordanceLowersCredibility() {
    let criteria = [
      CredibilityCriterion([1, 0], isCost: false, weight: 0.6, .init()),
      CredibilityCriterion([0, 9], isCost: false, weight: 0.4, .init(p: 5, veto: 10)),
    ]
    #expect(credibilities(count: 2, criteria, workers: .one) == [0, 300_000_000, 400_000_000, 0])
  }
}

/// Takes alternatives out of a set in the order in which credibilities single them out.
///
/// In the set A, `λ₀` is the largest σ, and `λ₁` the largest below `λ₀ − s(λ₀)`, or 0. a outranks b where `σ(a, b) > λ₁`
/// and `σ(a, b) − σ(b, a) > s(σ(a, b))`; the qualification of a is how many it outranks less how many outrank it. Those of
/// the best qualification (the worst, when ascending) are distilled further among themselves, from `λ₁` on, until one is
/// left or `λ₁` is 0; they are a class, and the rest of A is the next set.
///
/// All comparisons are between whole numbers. With σ in billionths, `s(λ) = 0.30 − 0.15·λ` turns
/// `σ < λ − s(λ)` into `20·σ < 23·λ − 6·10⁹` and `σ(a, b) − σ(b, a) > s(σ(a, b))` into
/// `23·σ(a, b) − 20·σ(b, a) > 6·10⁹`.
///
/// - Source: Roy (1978), *Cahiers du CERO* 20(1) 3; Figueira, Mousseau & Roy (2005), in *Multiple Criteria Decision
///   Analysis: State of the Art Surveys*, Springer, ch. 4.
struct Distillation: Sendable {
  enum Way { case descending, ascending }

  private let count: Int
  private let credibilities: [Int32]
  /// σ(a, b) where it is large enough against σ(b, a), else 0: a outranks b wherever this exceeds λ₁.
  private let outranking: [Int32]

  init(_ credibilities: [Int32], count: Int) {
    self.count = count
    self.credibilities = credibilities
    var outranking = credibilities
    for a in 0..<count {
      for b in 0..<a {
        let (one, other) = (Int(credibilities[a * count + b]), Int(credibilities[b * count + a]))
        if 23 * one - 20 * other <= 6_000_000_000 { outranking[a * count + b] = 0 }
        if 23 * other - 20 * one <= 6_000_000_000 { outranking[b * count + a] = 0 }
      }
    }
    self.outranking = outranking
  }

  /// Rank of each alternative; those of a class share the smallest.
  func ranks(_ way: Way) -> [Int] {
    var ranks = [Int](repeating: 0, count: count)
    var set = AlternativeSet(0..<count, of: count)
    var top = Peak.none
    var cut = Peak.none
    var qualification: [Int32] = []
    while !set.members.isEmpty {
      // A set that loses members keeps its largest credibility, and the largest below a cut that cannot rise, as long as
      // it keeps the pair that has it.
      let isFirst = qualification.isEmpty
      if isFirst || !set.holds(top) { top = peak(in: set, below: .max) }
      if isFirst || !set.holds(cut) || (cut.value > 0 && cut.value >= Self.ceiling(top.value)) {
        let next = peak(in: set, below: Self.ceiling(top.value))
        if isFirst || next.value != cut.value { qualification = qualifications(in: set, above: next.value) }
        cut = next
      }
      var chosen = Self.chosen(from: set.members, by: qualification, way)
      if chosen.count > 1, cut.value > 0 { chosen = distilled(chosen, from: cut.value, way) }
      let before = set.members.count
      set.remove(chosen)
      let rank = way == .descending ? count - before + 1 : set.members.count + 1
      for a in chosen { ranks[a] = rank }
      for a in chosen { forget(a, in: set, above: cut.value, &qualification) }
    }
    return ranks
  }

  /// The class that further cuts leave of a tie.
  private func distilled(_ tie: [Int], from level: Int32, _ way: Way) -> [Int] {
    var tie = tie
    var level = level
    while tie.count > 1, level > 0 {
      let set = AlternativeSet(tie, of: count)
      level = peak(in: set, below: Self.ceiling(level)).value
      tie = Self.chosen(from: tie, by: qualifications(in: set, above: level), way)
    }
    return tie
  }

  /// The smallest whole number of billionths that is not below λ − s(λ).
  static func ceiling(_ level: Int32) -> Int32 {
    let twentieths = 23 * Int(level) - 6_000_000_000
    return twentieths <= 0 ? 0 : Int32((twentieths + 19) / 20)
  }

  static func chosen(from members: [Int], by qualification: [Int32], _ way: Way) -> [Int] {
    var best: Int32?
    for a in members {
      let own = qualification[a]
      if let known = best, way == .descending ? own <= known : own >= known { continue }
      best = own
    }
    return members.filter { qualification[$0] == best }
  }

  /// Takes what a that has left had given to and taken from the qualification of the others.
  private func forget(_ a: Int, in set: AlternativeSet, above level: Int32, _ qualification: inout [Int32]) {
    for b in set.members {
      if outranking[a * count + b] > level { qualification[b] += 1 }
      if outranking[b * count + a] > level { qualification[b] -= 1 }
    }
  }

  /// The largest credibility below a limit, with one pair that has it; no pair where it is 0.
  private func peak(in set: AlternativeSet, below limit: Int32) -> Peak {
    var best = Peak.none
    for a in set.members {
      let value = unsafe credibilities.withUnsafeBufferPointer { all in
        unsafe set.mask.withUnsafeBufferPointer { mask in
          unsafe largest(UnsafeBufferPointer(rebasing: all[a * count..<(a + 1) * count]), mask, below: limit)
        }
      }
      if value > best.value {
        let partner = set.members.first { credibilities[a * count + $0] == value }!
        best = Peak(value: value, pair: (a, partner))
      }
    }
    return best
  }

  private func qualifications(in set: AlternativeSet, above level: Int32) -> [Int32] {
    var qualification = [Int32](repeating: 0, count: count)
    for a in set.members {
      let strength = unsafe outranking.withUnsafeBufferPointer { all in
        unsafe set.mask.withUnsafeBufferPointer { mask in
          unsafe qualification.withUnsafeMutableBufferPointer { weakness in
            unsafe outranked(
              UnsafeBufferPointer(rebasing: all[a * count..<(a + 1) * count]), mask, above: level,
              less: weakness)
          }
        }
      }
      qualification[a] += strength
    }
    return qualification
  }
}

/// A credibility and a pair that has it.
private struct Peak {
  let value: Int32
  let pair: (Int, Int)?
  static let none = Peak(value: 0, pair: nil)
}

/// Some of the alternatives: their list, and all bits set or none for each alternative.
private struct AlternativeSet {
  private(set) var members: [Int]
  private(set) var mask: [Int32]

  init(_ members: some Sequence<Int>, of count: Int) {
    self.members = Array(members)
    mask = [Int32](repeating: 0, count: count)
    for a in self.members { mask[a] = -1 }
  }

  mutating func remove(_ leaving: [Int]) {
    for a in leaving { mask[a] = 0 }
    members.removeAll { mask[$0] == 0 }
  }

  /// Whether both of the pair are still there; where no pair has more than 0, none will.
  func holds(_ peak: Peak) -> Bool {
    guard let (a, b) = peak.pair else { return true }
    return mask[a] != 0 && mask[b] != 0
  }
}

/// The largest value below the limit among those whose mask is set, or 0.
private func largest(
  _ row: UnsafeBufferPointer<Int32>, _ mask: UnsafeBufferPointer<Int32>, below limit: Int32
) -> Int32 {
  var best: Int32 = 0
  for k in row.indices {
    let value = unsafe row[k] & mask[k]
    let candidate = value < limit ? value : 0
    best = candidate > best ? candidate : best
  }
  return best
}

/// How many values among those whose mask is set exceed the level; each takes 1 off its own place.
private func outranked(
  _ row: UnsafeBufferPointer<Int32>, _ mask: UnsafeBufferPointer<Int32>, above level: Int32,
  less places: UnsafeMutableBufferPointer<Int32>
) -> Int32 {
  var total: Int32 = 0
  for k in row.indices {
    let hit: Int32 = unsafe (row[k] & mask[k]) > level ? 1 : 0
    total &+= hit
    unsafe places[k] &-= hit
  }
  return total
}

/// Distillation in memory that grows with the number of alternatives: credibilities are worked out again
/// whenever they are wanted, and the ranks are those of ``Distillation``.
///
/// For each alternative a bound on its largest credibility is remembered, which only falls while the set
/// loses members: rows whose bound lies below what is already found are not worked out. What a leaving member
/// had given to the qualifications of the others is taken back from its own row and column.
///
/// - Complexity: O(m²·n) time as a rule and O(m³·n) at worst; O(m·n) memory.
struct FrugalDistillation: Sendable {
  private let rows: CredibilityRows
  private let start: Start

  /// What both ways begin with.
  private struct Start: Sendable {
    var tops: RowPeaks
    var cuts: RowPeaks
    var top: Int32 = 0
    var cut: Int32 = 0
    var qualification: [Int32] = []
  }

  init(_ criteria: [CredibilityCriterion], count: Int, workers: Workers) {
    rows = CredibilityRows(criteria, count: count)
    let set = ShrinkingSet(rows)
    var tops = RowPeaks(set, below: .max, workers)
    let top = tops.peak(in: set, below: .max)
    var cuts = RowPeaks(set, below: Distillation.ceiling(top), workers)
    let cut = cuts.peak(in: set, below: Distillation.ceiling(top))
    start = Start(
      tops: tops, cuts: cuts, top: top, cut: cut,
      qualification: set.qualifications(above: cut, workers))
  }

  /// Rank of each alternative; those of a class share the smallest.
  func ranks(_ way: Distillation.Way) -> [Int] {
    var ranks = [Int](repeating: 0, count: rows.count)
    var set = ShrinkingSet(rows)
    var state = start
    while true {
      var chosen = Distillation.chosen(from: set.members, by: state.qualification, way)
      if chosen.count > 1, state.cut > 0 { chosen = distilled(chosen, from: state.cut, way) }
      let before = set.members.count
      set.remove(chosen)
      let rank = way == .descending ? rows.count - before + 1 : set.members.count + 1
      for a in chosen { ranks[a] = rank }
      if set.members.isEmpty { return ranks }
      state.top = state.tops.peak(in: set, below: .max)
      let cut = state.cuts.peak(in: set, below: Distillation.ceiling(state.top))
      if cut == state.cut {
        set.forget(chosen, above: cut, &state.qualification)
      } else {
        state.cut = cut
        state.qualification = set.qualifications(above: cut, .one)
      }
      set.compact()
    }
  }

  /// The class that further cuts leave of a tie.
  private func distilled(_ tie: [Int], from level: Int32, _ way: Distillation.Way) -> [Int] {
    var tie = tie
    var level = level
    while tie.count > 1, level > 0 {
      let set = ShrinkingSet(rows.keeping(tie))
      let ceiling = Distillation.ceiling(level)
      var peaks = RowPeaks(set, below: ceiling, .one)
      level = peaks.peak(in: set, below: ceiling)
      let qualification = set.qualifications(above: level, .one)
      tie = Distillation.chosen(from: set.members, by: qualification, way).map { tie[$0] }
    }
    return tie
  }
}

/// The alternatives that are left, with their figures close together in memory.
private struct ShrinkingSet: Sendable {
  private(set) var members: [Int]
  private(set) var isMember: [Bool]
  /// Of the alternatives `ids`: the members, and some that have left since.
  private var rows: CredibilityRows
  private var ids: [Int]
  private var places: [Int]

  init(_ rows: CredibilityRows) {
    self.rows = rows
    ids = Array(0..<rows.count)
    places = ids
    members = ids
    isMember = [Bool](repeating: true, count: rows.count)
  }

  /// Those that leave keep their figures until the next ``compact()``.
  mutating func remove(_ leaving: [Int]) {
    for a in leaving { isMember[a] = false }
    let isMember = isMember
    members.removeAll { !isMember[$0] }
  }

  /// Moves the members together as soon as a quarter has left: until then dead rows cost less than moving the
  /// others.
  mutating func compact() {
    guard members.count < ids.count - ids.count / 4 else { return }
    rows = rows.keeping(members.map { places[$0] })
    ids = members
    for (place, a) in ids.enumerated() { places[a] = place }
  }

  var line: CredibilityRows.Line { CredibilityRows.Line(count: ids.count) }

  /// The largest σ(a, b) below a limit over the members b, with such a b; 0 where there is none.
  func peak(ofRow a: Int, below limit: Int32, _ line: inout CredibilityRows.Line) -> (
    value: Int32, partner: Int
  ) {
    rows.row(of: places[a], against: 0..<ids.count, into: &line)
    var best = (value: Int32(0), partner: a)
    let values = line.values.span
    for place in values.indices where values[place] > best.value && values[place] < limit {
      if isMember[ids[place]] { best = (values[place], ids[place]) }
    }
    return best
  }

  /// How many of the members each member outranks, less how many outrank it.
  func qualifications(above level: Int32, _ workers: Workers) -> [Int32] {
    // Each pair is looked at once, by its first member; with stripes of rows the threads have equally much to
    // do.
    let stripes = min(workers.count, max(1, ids.count))
    let parts = workers.pieces(rows: stripes, block: 1) {
      qualifications(above: level, stripe: $0.lowerBound, of: stripes)
    }
    var sums = [Int32](repeating: 0, count: isMember.count)
    for part in parts { for (place, value) in part.enumerated() { sums[ids[place]] += value } }
    return sums
  }

  private func qualifications(above level: Int32, stripe: Int, of stripes: Int) -> [Int32] {
    var found = [Int32](repeating: 0, count: ids.count)
    var (to, from) = (line, line)
    let counts = ids.map { isMember[$0] ? Int32(1) : 0 }
    for place in stride(from: stripe, to: ids.count, by: stripes) where counts[place] > 0 {
      let others = (place + 1)..<max(ids.count, place + 1)
      rows.row(of: place, against: others, into: &to)
      rows.column(of: place, against: others, into: &from)
      var own: Int32 = 0
      for other in others {
        let gain = outranking(to.values[other], from.values[other], above: level) * counts[other]
        own += gain
        found[other] -= gain
      }
      found[place] += own
    }
    return found
  }

  /// Takes what those that have just left had given to and taken from the qualification of the others.
  func forget(_ leaving: [Int], above level: Int32, _ qualification: inout [Int32]) {
    var (to, from) = (line, line)
    for a in leaving {
      rows.row(of: places[a], against: 0..<ids.count, into: &to)
      rows.column(of: places[a], against: 0..<ids.count, into: &from)
      for b in members {
        qualification[b] += outranking(to.values[places[b]], from.values[places[b]], above: level)
      }
    }
  }
}

/// 1 where the first of a pair outranks the second at this level, −1 where the second outranks the first, 0
/// where neither does: both cannot, since each has to exceed the other by more than s.
private func outranking(_ to: Int32, _ from: Int32, above level: Int32) -> Int32 {
  let (one, other) = (Int(to), Int(from))
  if to > level, 23 * one - 20 * other > 6_000_000_000 { return 1 }
  return from > level && 23 * other - 20 * one > 6_000_000_000 ? -1 : 0
}

/// For each member a bound on its largest credibility below a limit, which is that credibility while the
/// partner that has it is a member.
///
/// The set only loses members and the limit only falls, so a bound stays one.
private struct RowPeaks: Sendable {
  private var values: [Int32]
  private var partners: [Int]

  init(_ set: ShrinkingSet, below limit: Int32, _ workers: Workers) {
    let found = workers.joined(rows: set.members.count, block: 64) { block in
      var line = set.line
      return block.map { set.peak(ofRow: set.members[$0], below: limit, &line) }
    }
    values = found.map(\.value)
    partners = found.map(\.partner)
  }

  /// The largest credibility of the set below the limit; 0 where there is none.
  mutating func peak(in set: ShrinkingSet, below limit: Int32) -> Int32 {
    var best: Int32 = 0
    for a in set.members where values[a] > best && values[a] < limit && set.isMember[partners[a]] {
      best = values[a]
    }
    var line: CredibilityRows.Line?
    for a in set.members where values[a] > best && !(values[a] < limit && set.isMember[partners[a]]) {
      var room = line ?? set.line
      line = nil
      (values[a], partners[a]) = set.peak(ofRow: a, below: limit, &room)
      line = room
      best = max(best, values[a])
    }
    return best
  }
}

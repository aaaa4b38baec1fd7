internal import Decision

/// By row: the sum of preferences over the others, and of the others' preferences over it.
struct PreferenceFlows {
  var positive: [Double]
  var negative: [Double]

  init(count: Int) {
    positive = [Double](repeating: 0, count: count)
    negative = positive
  }
}

extension SortedColumn {
  /// Flows of a function that consists of steps and slopes.
  ///
  /// What lies far enough below a value is a part of the sorted column from its start, and what lies far enough above is
  /// one up to its end; both only move on as the value grows. Sums over such parts are differences of running sums.
  ///
  /// - Returns: none for `gaussian`, which is no such function.
  /// - Complexity: O(m).
  func flows(_ function: PreferenceFunction) -> PreferenceFlows? {
    var flows = PreferenceFlows(count: values.count)
    switch function {
    case .usual: addStep(at: 0, height: 1, to: &flows)
    case .uShape(let q): addStep(at: q, height: 1, to: &flows)
    case .level(let q, let p):
      addStep(at: q, height: 0.5, to: &flows)
      addStep(at: p, height: 0.5, to: &flows)
    case .vShape(let p): addSlope(from: 0, to: p, to: &flows)
    case .linear(let q, let p): addSlope(from: q, to: p, to: &flows)
    case .gaussian: return nil
    }
    return flows
  }

  private func addStep(at threshold: Double, height: Double, to flows: inout PreferenceFlows) {
    let count = values.count
    // How many lie more than the threshold below, and the first that lies more than it above.
    var below = 0
    var above = 0
    for run in runs() {
      let value = values[run.lowerBound]
      while value - values[below] > threshold { below += 1 }
      while above < count, !(values[above] - value > threshold) { above += 1 }
      let (positive, negative) = (height * Double(below), height * Double(count - above))
      for k in run {
        flows.positive[Int(rows[k])] += positive
        flows.negative[Int(rows[k])] += negative
      }
    }
  }

  private func addSlope(from q: Double, to p: Double, to flows: inout PreferenceFlows) {
    let count = values.count
    // Running sums of huge values overflow. A power of two takes them down without rounding.
    let largest = max(abs(values[0]), abs(values[count - 1]), p)
    let unit = largest >= 0x1p900 ? 0x1p-128 : 1.0
    let values = unit == 1 ? self.values : self.values.map { $0 * unit }
    let (q, p) = (q * unit, p * unit)
    let sums = TwofoldSum.running(values)
    var (farBelow, below) = (0, 0)
    var (above, farAbove) = (0, 0)
    for run in runs() {
      let value = values[run.lowerBound]
      while value - values[farBelow] > p { farBelow += 1 }
      below = max(below, farBelow)
      while value - values[below] > q { below += 1 }
      while above < count, !(values[above] - value > q) { above += 1 }
      farAbove = max(farAbove, above)
      while farAbove < count, !(values[farAbove] - value > p) { farAbove += 1 }
      var positive = Double(farBelow)
      var negative = Double(count - farAbove)
      // Σ (x − y − q) over the slope below, and Σ (y − x − q) over the slope above.
      if below > farBelow {
        let part = TwofoldSum(sums[below], less: sums[farBelow])
        positive += max(0, part.distance(to: TwofoldSum(value, plus: -q), times: below - farBelow)) / (p - q)
      }
      if farAbove > above {
        let part = TwofoldSum(sums[farAbove], less: sums[above])
        negative += max(0, -part.distance(to: TwofoldSum(value, plus: q), times: farAbove - above)) / (p - q)
      }
      for k in run {
        flows.positive[Int(rows[k])] += positive
        flows.negative[Int(rows[k])] += negative
      }
    }
  }
}

/// A sum of doubles with twice their digits: the sum and what rounding dropped from it.
///
/// A slope is a small difference of large running sums; in plain doubles it would lose as many digits as the sums have
/// in common.
///
/// - Source: Knuth (1998), *The Art of Computer Programming*, vol. 2, section 4.2.2, theorem B.
struct TwofoldSum {
  private let sum: Double
  private let rest: Double

  private init(sum: Double, rest: Double) {
    self.sum = sum
    self.rest = rest
  }

  /// a + b, exactly.
  init(_ a: Double, plus b: Double) {
    sum = a + b
    let shift = sum - a
    rest = (a - (sum - shift)) + (b - shift)
  }

  init(_ whole: TwofoldSum, less part: TwofoldSum) {
    let difference = TwofoldSum(whole.sum, plus: -part.sum)
    self.init(difference.sum, plus: difference.rest + (whole.rest - part.rest))
  }

  /// `count` times the other one, less this one.
  ///
  /// - Precondition: `count` is below 2²⁶, so that its products with half a significand are exact.
  func distance(to other: TwofoldSum, times count: Int) -> Double {
    precondition(count < 1 << 26, "a column has fewer rows")
    let high = Double(bitPattern: other.sum.bitPattern & ~((1 << 27) - 1))
    let low = other.sum - high
    let times = Double(count)
    let difference = TwofoldSum(times * high, plus: -sum)
    return difference.sum + (difference.rest + (times * low - rest) + times * other.rest)
  }

  /// The sums of the first 0, 1, 2, … values.
  static func running(_ values: [Double]) -> [TwofoldSum] {
    var all: [TwofoldSum] = []
    all.reserveCapacity(values.count + 1)
    var last = TwofoldSum(sum: 0, rest: 0)
    all.append(last)
    for value in values {
      let next = TwofoldSum(last.sum, plus: value)
      last = TwofoldSum(next.sum, plus: next.rest + last.rest)
      all.append(last)
    }
    return all
  }
}

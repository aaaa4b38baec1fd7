/// Why two numbers may differ.
public enum Tolerance: Sendable {
  /// 64 ulp: same formula, other order of operations.
  case roundoff
  /// 1e-12: a figure that may come near zero as the difference of sums of size one.
  case difference
  /// 1e-8 relative: two searches stopped near one optimum.
  case solver
  /// Half a unit in the last place that the source shows.
  case printed(decimals: Int)
}

public func agree(_ found: Double, _ expected: Double, _ tolerance: Tolerance) -> Bool {
  guard found.isFinite, expected.isFinite else { return false }
  let difference = abs(found - expected)
  switch tolerance {
  case .roundoff: return difference <= 64 * max(abs(expected), abs(found)).ulp
  case .difference: return difference <= 1e-12 * max(1, abs(expected))
  case .solver: return difference <= 1e-8 * abs(expected)
  case .printed(let decimals):
    var half = 0.5
    for _ in 0..<decimals { half /= 10 }
    // The last bits of a figure that stands exactly on the half are not held against it.
    return difference <= half * (1 + 1e-9)
  }
}

public func agree(_ found: [Double], _ expected: [Double], _ tolerance: Tolerance) -> Bool {
  found.count == expected.count && zip(found, expected).allSatisfy { agree($0, $1, tolerance) }
}

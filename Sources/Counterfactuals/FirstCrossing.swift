internal import GSL
internal import Scoring

/// What a search along one number found.
enum Crossing: Equatable {
  /// The first point at which the gap is no longer negative; just before it, it still is.
  case at(Double)
  /// The gap is negative at every point looked at; the largest one and where it was.
  case never(bestGap: Double, at: Double)
}

/// The point nearest to `start` at which `gap` reaches zero, walking towards `end`.
///
/// The way is cut at `bends` and into `steps` equal steps. The first step whose end is at zero or above is then
/// searched by Brent's method to 1e-12 of its length. A dip above zero that begins and ends within one step
/// is not seen; where the gap is monotone between the bends, none exists.
///
/// A point at which the method has no value ends the walk there.
func firstCrossing(
  from start: Double, to end: Double, bends: [Double], steps: Int,
  _ gap: (Double) throws(ScoringError) -> Double
) throws(CounterfactualError) -> Crossing {
  func measured(_ x: Double) throws(CounterfactualError) -> Double {
    do throws(ScoringError) { return try gap(x) } catch { throw .scoring(error) }
  }
  var last = (x: start, gap: try measured(start))
  guard last.gap < 0 else { return .at(start) }
  guard start != end else { return .never(bestGap: last.gap, at: start) }
  var best = last
  let even = (1...steps).map { $0 == steps ? end : start + (end - start) * (Double($0) / Double(steps)) }
  let low = min(start, end)
  let high = max(start, end)
  let stops = Set(even + bends.filter { $0 > low && $0 < high }).subtracting([start]).sorted()
  for x in start < end ? stops : stops.reversed() {
    guard let here = try? gap(x) else { break }
    if here > best.gap { best = (x, here) }
    if here >= 0 { return .at(try refined(last.x, x, reached: here, measured)) }
    last = (x, here)
  }
  return .never(bestGap: best.gap, at: best.x)
}

/// The end of Brent's last bracket that lies on the far side of the crossing.
private func refined(
  _ before: Double, _ after: Double, reached: Double,
  _ gap: (Double) throws(CounterfactualError) -> Double
) throws(CounterfactualError) -> Double {
  guard reached > 0 else { return after }
  var failure: CounterfactualError?
  let bracket: RootBracket
  do throws(GSLError) {
    bracket = try root(
      of: { x in
        do throws(CounterfactualError) {
          return try gap(x)
        } catch {
          failure = error
          return .nan
        }
      }, between: min(before, after), and: max(before, after))
  } catch {
    throw failure ?? .notReached(reason: "\(error)")
  }
  let candidates = [bracket.lower, bracket.root, bracket.upper]
  for x in before < after ? candidates : candidates.reversed() {
    if try gap(x) >= 0 { return x }
  }
  return after
}

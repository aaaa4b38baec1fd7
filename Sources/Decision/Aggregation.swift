/// How several values become one: the weighted mean that is taken of them.
///
/// In this order none is larger than the one before, whatever the values and weights are: the later the rule,
/// the less a weakness can be bought off.
public enum Aggregation: String, Sendable, Hashable, CaseIterable {
  case arithmetic, geometric, harmonic, minimum
}

/// Which ranks are counted when a ranking is drawn anew.
public enum CountedRanks: String, Sendable, CaseIterable {
  /// Every rank, and who stands before whom.
  case all
  /// Those of the top alone, which takes a fraction of the time.
  case top
}

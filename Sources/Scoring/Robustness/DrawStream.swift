/// The streams of one seed: each kind of draw has its own range, so that adding one kind changes no other.
///
/// Weights have the streams from 0 on, the number of the draw.
public enum DrawStream {
  /// Errors of figures in one draw.
  public static func figures(draw: Int) -> UInt64 { 1 << 63 | UInt64(draw) }

  /// One input of a row of one of the two samples of ``sobolIndices(inputs:outputs:plan:model:)``.
  static func sample(row: Int, input: Int, isB: Bool) -> UInt64 {
    precondition(
      row < 1 << 40 && input < 1 << 20, "caller has fewer rows and inputs than the stream has digits")
    return 1 << 62 | (isB ? 1 << 61 : 0) | UInt64(input) << 40 | UInt64(row)
  }

  /// The rows of one bootstrap sample.
  static func resample(_ number: Int) -> UInt64 { 3 << 62 | UInt64(number) }
}

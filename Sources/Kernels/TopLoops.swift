internal import CKernels

/// The loop of ``TopScores`` behind one function that takes the way the machine has.
enum TopLoops {
  /// Enters rows into the lists of the sixteen scenarios of one pack.
  static func enter(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, _ pack: UnsafePointer<Double>, _ top: inout ck_top,
    _ set: InstructionSet
  ) {
    #if arch(x86_64)
      switch set {
      case .portable: break
      case .avx2: return unsafe ck_top_avx2(rows, count, width, pack, &top)
      case .avx512: return unsafe ck_top_avx512(rows, count, width, pack, &top)
      }
    #endif
    unsafe enterPortably(rows, count: count, width: width, pack, top)
  }

  /// The same in Swift alone, row by row.
  static func enterPortably(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, _ pack: UnsafePointer<Double>, _ top: ck_top
  ) {
    let lanes = ScenarioPacks.lanes
    for i in 0..<count {
      let row = unsafe rows + i * width
      var low = SIMD8<Double>.zero
      var high = SIMD8<Double>.zero
      for j in 0..<width {
        let value = unsafe row[j]
        unsafe low += value * eight(pack + j * lanes)
        unsafe high += value * eight(pack + j * lanes + 8)
      }
      let isFound = unsafe (low .> eight(top.cuts), high .> eight(top.cuts + 8))
      guard any(isFound.0) || any(isFound.1) else { continue }
      let place = unsafe top.places.map { unsafe Int64($0[i]) } ?? (top.first + Int64(i))
      for lane in 0..<8 where isFound.0[lane] { unsafe enter(low[lane], place, lane: lane, top) }
      for lane in 0..<8 where isFound.1[lane] { unsafe enter(high[lane], place, lane: 8 + lane, top) }
    }
  }

  private static func eight(_ values: UnsafePointer<Double>) -> SIMD8<Double> {
    unsafe SIMD8(
      values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7])
  }

  /// Puts a score where it belongs in a lane's list.
  private static func enter(_ score: Double, _ place: Int64, lane: Int, _ top: ck_top) {
    let scores = unsafe top.scores + lane * top.length
    let ids = unsafe top.ids + lane * top.length
    func comesBefore(_ k: Int) -> Bool {
      unsafe score > scores[k] || (score == scores[k] && place < ids[k])
    }
    var k = unsafe top.length - 1
    guard comesBefore(k) else { return }
    while k > 0, comesBefore(k - 1) {
      unsafe scores[k] = scores[k - 1]
      unsafe ids[k] = ids[k - 1]
      k -= 1
    }
    unsafe scores[k] = score
    unsafe ids[k] = place
    // Where places do not rise, an equal score may still come before the last one.
    let last = unsafe scores[top.length - 1]
    unsafe top.cuts[lane] = top.places == nil ? last : last.nextDown
  }
}

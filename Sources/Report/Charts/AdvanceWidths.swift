/// How far each character moves the pen, in thousandths of the em.
///
/// Nobody knows which sans-serif the reader's machine has. Each width is the wider of two fonts, one as wide
/// as Helvetica and Arial and one that is among the widest in use, so a text that fits here fits with either.
struct AdvanceWidths: Sendable {
  /// The widths of characters that follow each other.
  struct Run: Sendable {
    let first: UInt32
    let widths: [UInt16]
  }

  /// In the order of their first characters.
  let runs: [Run]

  func width(of scalar: Unicode.Scalar) -> Int {
    for run in runs where scalar.value >= run.first {
      let place = Int(scalar.value - run.first)
      if place < run.widths.count { return Int(run.widths[place]) }
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // Whole phrases of Arabic in one character.
    case 0xFDF0...0xFDFF: return 12_000
    case 0x2E3A...0x2E3B: return 3_000
    // Pictures and the rarer scripts are wider than a square.
    case 0x1_0000...: return 1_400
    default: return 1_000
    }
  }
}

internal import CKernels

/// Which loops run: those in C for a machine that has the instructions, or those in Swift, which run
/// anywhere.
///
/// AVX2 and AVX-512 give the same bits. The loops in Swift multiply and add in two roundings where the others
/// have one, so their results differ in the last bits.
public enum InstructionSet: Int, Sendable, CaseIterable, Comparable {
  case portable, avx2, avx512

  /// The best one of this machine, asked for once.
  public static let best = InstructionSet(rawValue: Int(ck_instructions())) ?? .portable

  /// Those that run on this machine.
  public static var available: [InstructionSet] { allCases.filter { $0 <= best } }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

internal import Checksums
internal import Decision
internal import Intake
internal import Pipeline
internal import Scoring

/// A decision matrix from a file, and what a report says about where it comes from.
struct MatrixSource {
  let table: IndicatorTable
  let identity: Study.Identity

  /// - Parameter path: of the file; `-` is standard input.
  init(path: String, _ options: Study.Options, seed: UInt64) throws {
    let threads = options.parameters.workers.count
    let input = try InputFile(path: path, threads: threads)
    let hash = threads > 1 ? Meanwhile { sha256Hex(input.bytes) } : nil
    table = try Intake.matrix(from: input, threads: threads)
    identity = Study.Identity(
      seed: seed, data: hash?.value ?? sha256Hex(input.bytes), version: Lodestone.version)
  }
}

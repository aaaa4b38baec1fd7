internal import Checksums
internal import Decision
internal import Intake
internal import Pipeline

/// The columns of a file that a model reads. The bytes of a large file, which take as much memory as its
/// columns, are let go before anything is fitted.
struct ObservationSource {
  let name: String
  let file: ObservationFile
  /// SHA-256, where it was asked for.
  let checksum: String?
  private let path: String
  private let size: Int
  private let kept: InputFile?

  /// Bytes of the largest file that is kept: to read so many again would be felt by nobody, but a pipe has
  /// them once.
  private static let most = 64 << 20

  init(path: String, for question: EstimationQuestion, hasChecksum: Bool) throws {
    let threads = question.options.threads
    let input = try InputFile(path: path, threads: threads)
    let hash = hasChecksum && threads > 1 ? Meanwhile { sha256Hex(input.bytes) } : nil
    file = try observations(from: input, reading: question.columns, names: question.names, threads: threads)
    checksum = hasChecksum ? hash?.value ?? sha256Hex(input.bytes) : nil
    name = input.name
    self.path = path
    size = input.bytes.count
    kept = size <= Self.most ? input : nil
  }

  /// Fits the model. A file that was let go is read again where a problem needs its lines, and no place is
  /// told when it is another one by then.
  func estimate(_ question: EstimationQuestion) throws -> Estimate {
    var input = kept
    return try question.estimate(on: file.columns, unread: file.unread) { spot in
      if input == nil { input = try? InputFile(path: path) }
      guard let input, input.bytes.count == size else { return nil }
      return input.place(of: spot, cases: question.options.cases)
    }
  }
}

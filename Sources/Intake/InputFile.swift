internal import Decision
internal import Foundation

/// A text that was read whole, under the name that messages use.
public struct InputFile: Sendable {
  public let name: String
  public let bytes: [UInt8]
  /// Bytes of the largest file that is read: some systems show files of more bytes than memory can ever hold.
  public static let largest = 1 << 32
  /// Files from so many bytes on are read in slices at the same time.
  private static let inSlices = 32 << 20

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// - Parameter threads: at most so many; a large file is read in slices.
  /// - Throws: ``IntakeError/file(_:)`` when there is no such file, when it is a folder, or when it may not
  ///   be read.
  public init(path: String, threads: Int = 1) throws(IntakeError) {
    if path == "-" {
      self.init(name: "<stdin>", bytes: try Self.contents(of: 0, name: "<stdin>", expected: 0, threads: 1))
      return
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(Self.problem(path, code: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .file(Self.problem(path, code: errno)) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .file(Self.problem(path, code: EISDIR)) }
    guard status.st_size <= Self.largest else { throw .file(Self.tooLarge(path)) }
    self.init(
      name: path,
      bytes: try Self.contents(of: descriptor, name: path, expected: Int(status.st_size), threads: threads))
  }

  private static func contents(
    of descriptor: Int32, name: String, expected: Int, threads: Int
  ) throws(IntakeError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the file is said to hold, so that its end is seen without growing.
    var room = max(65_536, expected + 1)
    while true {
      var failure: Int32 = 0
      var ended = false
      let held = bytes.count
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        // What is said to be there first, and then what may have been added to its end.
        if held == 0, expected >= inSlices,
          unsafe readInSlices(of: descriptor, count: expected, into: buffer.baseAddress!, threads: threads),
          lseek(descriptor, off_t(expected), SEEK_SET) == off_t(expected)
        {
          filled = expected
        }
        while filled < room {
          let got = unsafe read(descriptor, buffer.baseAddress! + filled, room - filled)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 {
            ended = true
            break
          }
          filled += got
        }
      }
      guard failure == 0 else { throw .file(problem(name, code: failure)) }
      if held == 0 { bytes = chunk } else { bytes += chunk }
      if ended { return bytes }
      guard bytes.count <= largest else { throw .file(tooLarge(name)) }
      room = max(65_536, bytes.count)
    }
  }

  private static func tooLarge(_ path: String) -> Problem {
    Problem("'\(path)' has more than \(largest) bytes", hint: "split it, or name another file")
  }

  private static func problem(_ path: String, code: Int32) -> Problem {
    switch code {
    case ENOENT: Problem("'\(path)' does not exist", hint: "check the name and the folder it is in")
    case EISDIR: Problem("'\(path)' is a folder, and a file is wanted", hint: "name a file in it")
    case EACCES: Problem("'\(path)' may not be read", hint: "check its permissions")
    default: Problem("'\(path)' cannot be read (\(errorText(code)))", hint: "check the file and its disk")
    }
  }
}

/// The operating system's own words for an error number.
public func errorText(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }

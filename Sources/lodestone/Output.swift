internal import Decision
internal import Foundation
internal import Intake
internal import Report

/// Where results go: standard output, or a file that is never half written.
enum Output {
  /// Writes the result, and its notes to standard error.
  ///
  /// - Throws: ``Failure`` with code 74 when it cannot be written. A reader that has gone away is no failure.
  static func write(_ rendering: Rendering, to path: String?) throws {
    for note in rendering.notes { writeError("note: \(Sheet.printable(note))\n") }
    if let path, path != "-" {
      try replace(path, with: rendering.text)
    } else {
      try send(rendering.text, to: 1, name: "standard output")
    }
  }

  /// Writes beside the file, flushes to disk and renames: the old file stays until the new one is whole.
  static func replace(_ path: String, with text: String) throws {
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw failure("'\(path)' is a folder", hint: "name a file")
    }
    // A link stays, and the file that it leads to is replaced; a device or a pipe is written to as it is.
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let device = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard device >= 0 else {
        throw failure("'\(path)' cannot be written (\(errorText(errno)))", hint: "check its permissions")
      }
      defer { close(device) }
      return try send(text, to: device, name: "'\(path)'")
    }
    let temporary = url.deletingLastPathComponent().appendingPathComponent(
      ".\(url.lastPathComponent.prefix(200)).\(getpid()).tmp"
    ).path
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw failure(
        "'\(path)' cannot be written (\(errorText(errno)))", hint: "check that its folder is there and yours")
    }
    do {
      defer { close(descriptor) }
      try send(text, to: descriptor, name: "'\(path)'")
      guard fsync(descriptor) == 0 else {
        throw failure("'\(path)' cannot be written (\(errorText(errno)))", hint: "check the disk")
      }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, url.path) == 0 else {
      let reason = errorText(errno)
      unsafe unlink(temporary)
      throw failure("'\(path)' cannot be replaced (\(reason))", hint: "check the folder's permissions")
    }
  }

  static func writeError(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes { unsafe Foundation.write(2, $0.baseAddress, $0.count) }
      if sent < 0, errno == EINTR { continue }
      // There is nowhere left to complain to.
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }

  private static func send(_ text: String, to descriptor: Int32, name: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if sent < 0, errno == EINTR { continue }
      if sent < 0, errno == EPIPE { exit(0) }
      guard sent > 0 else {
        throw failure("\(name) cannot be written (\(errorText(errno)))", hint: "check the disk")
      }
      rest = rest.dropFirst(sent)
    }
  }

  private static func failure(_ message: String, hint: String) -> Failure {
    Failure(.file, ProblemList(Problem(message, hint: hint)))
  }
}

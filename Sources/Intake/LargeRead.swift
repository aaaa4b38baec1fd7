internal import Dispatch
internal import Foundation
internal import Synchronization

/// Fills room with the first `count` bytes of a file, slices of it at the same time.
///
/// - Parameter threads: at most so many.
/// - Returns: whether every byte came; where not, nothing is said of the room.
func readInSlices(of descriptor: Int32, count: Int, into room: UnsafeMutablePointer<UInt8>, threads: Int)
  -> Bool
{
  unsafe askForLargePages(room, count)
  let slice = 16 << 20
  let slices = (count + slice - 1) / slice
  let isWhole = Atomic<Bool>(true)
  // Every slice writes a part of its own.
  nonisolated(unsafe) let room = unsafe room
  let workers = min(threads, slices)
  DispatchQueue.concurrentPerform(iterations: workers) { worker in
    for place in stride(from: worker, to: slices, by: workers) {
      var at = place * slice
      let end = min(count, at + slice)
      while at < end {
        let got = unsafe pread(descriptor, room + at, end - at, off_t(at))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          isWhole.store(false, ordering: .relaxed)
          return
        }
        at += got
      }
    }
  }
  return isWhole.load(ordering: .relaxed)
}

/// Pages of 2 MB where the system has them to give: a fault for each of 4 kB takes longer than the reading.
private func askForLargePages(_ room: UnsafeMutablePointer<UInt8>, _ count: Int) {
  #if os(Linux)
    let page = 2 << 20
    let start = UInt(bitPattern: room)
    let first = (start + UInt(page) - 1) / UInt(page) * UInt(page)
    let last = (start + UInt(count)) / UInt(page) * UInt(page)
    guard last > first, let pointer = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
    // Advice that is not taken changes nothing.
    _ = unsafe madvise(pointer, Int(last - first), MADV_HUGEPAGE)
  #endif
}

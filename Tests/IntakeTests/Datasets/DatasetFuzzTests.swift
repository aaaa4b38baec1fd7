import Decision
import Intake
import TestSupport
import Testing

/// Damaged folders: never a trap, and never figures that are none.
@Suite struct DatasetFuzzTests {
  @Test(arguments: 1...30) func aDamagedFolderIsReadOrRefused(seed: UInt64) throws {
    var mutation = Mutation(seed: seed)
    let whole = SmallDataset().files
    let names = whole.keys.sorted()
    let folder = try TemporaryFolder(whole)
    for _ in 0..<50 {
      let name = mutation.pick(names)
      try folder.write(mutation.damaged(whole[name]!), to: name)
      do throws(IntakeError) {
        let loaded = try dataset(at: folder.path)
        Self.check(loaded.dataset)
        #expect(try checkedDataset(at: folder.path).dataset.checksum == loaded.dataset.checksum)
      } catch {
        guard case .problems(let list) = error else {
          Issue.record("every file is there: \(error)")
          continue
        }
        #expect(!list.isEmpty && list.kept.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty })
      }
      try folder.write(Array(whole[name]!.utf8), to: name)
    }
  }

  private static func check(_ dataset: Dataset) {
    #expect(!dataset.regions.isEmpty && !dataset.heading.name.isEmpty)
    for series in dataset.series {
      #expect(series.years == series.years.sorted() && series.columns.count == series.years.count)
      for column in series.columns {
        #expect(column.values.count == dataset.regions.count && column.values.allSatisfy(\.isFinite))
        #expect(column.gaps == column.gaps.sorted())
      }
    }
    for grid in dataset.employment?.grids ?? [] {
      #expect(grid.cells.allSatisfy { $0.map { $0.isFinite && $0 >= 0 } ?? true })
    }
  }
}

import Decision
import Intake
import TestSupport
import Testing

/// Damaged profiles: never a trap, and never a profile that is none.
@Suite struct ProfileFuzzTests {
  @Test(arguments: 1...40) func aDamagedProfileIsReadOrRefused(seed: UInt64) throws {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let bytes = mutation.damaged(SmallProfile.text)
      do throws(IntakeError) {
        let read = try SmallProfile.read(bytes)
        #expect(!read.name.isEmpty && SmallProfile.vocabulary.methods.contains(read.method))
        #expect(!read.branches.isEmpty)
        for branch in read.branches {
          #expect(branch.weight >= 0 && !branch.entries.isEmpty)
          #expect(branch.entries.allSatisfy { $0.weight >= 0 && !$0.indicator.isEmpty })
        }
        // Weights that are too large to be summed are found when they are used.
        if let weights = try? read.globalWeights() {
          #expect(agree(weights.reduce(0) { $0 + $1.weight }, 1, .roundoff))
        }
      } catch {
        guard case .problems(let list) = error else {
          Issue.record("a text is no file: \(error)")
          continue
        }
        Self.check(list, against: bytes)
      }
    }
  }

  @Test(arguments: 1...20) func aDamagedConfigurationIsReadOrRefused(seed: UInt64) {
    var mutation = Mutation(seed: seed)
    for _ in 0..<100 {
      let bytes = mutation.damaged("dataset: eu-nuts2-2014\nprofile: 'car parts'\nformat: table  # always\n")
      let known = ["dataset", "profile", "format"]
      do throws(IntakeError) {
        let read = try settings(from: InputFile(name: "s.yaml", bytes: bytes), known: known)
        #expect(read.keys.allSatisfy(known.contains))
      } catch {
        guard case .problems(let list) = error else { return }
        Self.check(list, against: bytes)
      }
    }
  }

  /// Every problem says something, stands in the text, and no earlier than the one before.
  private static func check(_ list: ProblemList, against bytes: [UInt8]) {
    #expect(!list.isEmpty)
    let text = String(decoding: bytes, as: UTF8.self)
    let lines =
      1 + text.unicodeScalars.filter { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }.count
    var last = (0, 0)
    for problem in list.kept {
      #expect(!problem.message.isEmpty && !problem.hint.isEmpty)
      guard let place = problem.place else {
        Issue.record("a problem without a place: \(problem)")
        continue
      }
      #expect(place.line >= 1 && place.line <= lines + 1 && place.column >= 1)
      #expect((place.line, place.column) >= last)
      last = (place.line, place.column)
    }
  }
}

import TestSupport
import Testing

@testable import Report

@Suite struct RulerTests {
  @Test func ticksStandAtRoundNumbers() {
    #expect(Ruler(covering: [12, 83]).ticks == [0, 20, 40, 60, 80])
    #expect(Ruler(covering: [100]).labels == ["0", "20", "40", "60", "80", "100"])
    #expect(Ruler(covering: [-13, 21]).labels == ["−10", "0", "10", "20"])
    #expect(Ruler(covering: [0.3]).labels == ["0.0", "0.1", "0.2", "0.3"])
    #expect(Ruler(covering: [12]).labels == ["0.0", "2.5", "5.0", "7.5", "10.0"])
  }

  @Test func aSumThatMissesARoundEndByItsLastBitsHasATickThere() {
    #expect(Ruler(covering: [99.99999999999997]).ticks == [0, 20, 40, 60, 80, 100])
    #expect(Ruler(covering: [100.00000000000003]).ticks == [0, 20, 40, 60, 80, 100])
  }

  @Test func whereAllIsZeroTheRulerGoesToAHundred() {
    #expect(Ruler(covering: [0, 0]).ticks == [0, 20, 40, 60, 80, 100])
    #expect(Ruler(covering: []).high == 100)
  }

  @Test(arguments: 1...200) func aRulerHasTwoToSixTicksAndZero(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var scale = 1.0
    for _ in 0..<Int.random(in: 0...40, using: &random) { scale *= 10 }
    if Bool.random(using: &random) { scale = 1 / scale }
    let values = (0..<4).map { _ in Double.random(in: -1...1, using: &random) * scale }
    let ruler = Ruler(covering: values)
    #expect((2...6).contains(ruler.ticks.count))
    #expect(ruler.ticks.contains(0))
    #expect(ruler.ticks == ruler.ticks.sorted())
    #expect(values.allSatisfy { ruler.low <= $0 && $0 <= ruler.high })
    #expect(Set(ruler.labels).count == ruler.labels.count)
  }

  @Test func theLargestNumbersHaveARuler() {
    let ruler = Ruler(covering: [-.greatestFiniteMagnitude, .greatestFiniteMagnitude])
    #expect(ruler.ticks.allSatisfy { $0.isFinite })
    #expect((ruler.high - ruler.low).isFinite)
  }
}

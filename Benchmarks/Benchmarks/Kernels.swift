import Benchmark
import Decision
import Foundation
import Intake
import Scoring

/// Processor time of the whole process in nanoseconds; that of the package comes in hundredths of a second.
let processorTime = BenchmarkMetric.custom("CPU ns", polarity: .prefersSmaller, useScalingFactor: false)

/// Methods and weightings on a matrix that is in memory, normalisation included: what a library's call does.
///
/// The matrices are those of `LODESTONE_PEER_DATA` where `peers.py` sets it, so that both sides see the same
/// figures; else they are made up.
func kernelBenchmarks() {
  let workers = Workers(ProcessInfo.processInfo.activeProcessorCount)
  for size in [Size(30, 20), Size(100_000, 20), Size(100_000, 50)] {
    let table = Lazily { try PeerTable(size, named: "rank") }
    for name in MethodCatalogue.names where !MethodCatalogue.quadratic.contains(name) {
      rankKernel(name, on: table, size, MethodParameters(workers: workers))
    }
    rankKernel("weighted-sum", variant: "linear", on: table, size, .none, normalisation: "linear")
  }
  for size in [Size(30, 20), Size(2_000, 20), Size(10_000, 20), Size(100_000, 20), Size(100_000, 50)] {
    let table = Lazily { try PeerTable(size, named: "rank") }
    let linear = Lazily { try table.value().linearPreferences(workers) }
    rankKernel("promethee-ii", variant: "linear", on: table, size, linear)
  }
  for size in [Size(2_000, 20), Size(10_000, 20)] {
    let table = Lazily { try PeerTable(size, named: "rank") }
    rankKernel(
      "promethee-ii", variant: "gaussian", on: table, size, Lazily { try table.value().gaussian(workers) })
    rankKernel("todim", on: table, size, MethodParameters(workers: workers))
    if size.rows <= 2_000 { rankKernel("electre-iii", on: table, size, MethodParameters(workers: workers)) }
  }
  for size in [Size(100, 20), Size(10_000, 50), Size(100_000, 50)] {
    let table = Lazily { try PeerTable(size, named: "rank") }
    for name in WeightingCatalogue.names {
      kernel("weigh \(size) \(name)") {
        let matrix = try table.value().matrix
        return {
          try WeightingCatalogue.weighting(named: name, workers: workers).weights(for: matrix).values[0]
        }
      }
    }
  }
  judgementKernels()
  let table = Lazily { try PeerTable(Size(1_000, 30), named: "smaa") }
  kernel("robust 1000x30 10000 draws") {
    let normalised = try MinMax().normalised(try table.value().matrix)
    let weights = try table.value().weights
    let plan = DrawPlan(draws: 10_000, spread: .uniform, top: 10, seed: 1, workers: workers)
    return { try rankAcceptability(of: normalised, weights: weights, plan: plan).alternatives[0].top }
  }
  kernel("robust 1000x30 10000 draws top 10") {
    let normalised = try MinMax().normalised(try table.value().matrix)
    let weights = try table.value().weights
    let plan = DrawPlan(draws: 10_000, spread: .uniform, top: 10, seed: 1, workers: workers)
    return { try topAcceptability(of: normalised, weights: weights, plan: plan).alternatives[0].top }
  }
  scenarioKernels(workers)
  estimationKernels()
}

private func rankKernel(
  _ name: String, variant: String? = nil, on table: Lazily<PeerTable>, _ size: Size,
  _ parameters: MethodParameters,
  normalisation: String? = nil
) {
  rankKernel(name, variant: variant, on: table, size, Lazily { parameters }, normalisation: normalisation)
}

private func rankKernel(
  _ name: String, variant: String? = nil, on table: Lazily<PeerTable>, _ size: Size,
  _ parameters: Lazily<MethodParameters>, normalisation: String? = nil
) {
  kernel("rank \(size) \(name)" + (variant.map { " \($0)" } ?? "")) {
    let (matrix, weights) = (try table.value().matrix, try table.value().weights)
    let method = try MethodCatalogue.method(named: name, parameters: try parameters.value())
    if let natural = method as? any OutrankingMethod {
      return { try natural.scores(for: matrix, weights: weights).values[0] }
    }
    guard let scoring = method as? any ScoringMethod else {
      preconditionFailure("a method is one of the two")
    }
    let own = try NormalisationCatalogue.normalisation(
      named: normalisation ?? type(of: scoring).defaultNormalisation,
      settings: .init(workers: try parameters.value().workers))
    return { try scoring.scores(for: try own.normalised(matrix), weights: weights).values[0] }
  }
}

private func judgementKernels() {
  kernel("weigh 9 ahp") {
    let rows =
      try peerRows("ahp-9.csv") ?? (0..<9).map { i in (0..<9).map { j in Double(i + 1) / Double(j + 1) } }
    let criteria = rows.indices.map { "c\($0)" }
    return {
      try AnalyticHierarchy(criteria: criteria, judgements: rows, allowInconsistent: true).weights.values[0]
    }
  }
  kernel("weigh 9 bwm") {
    let rows = try peerRows("bwm-9.csv") ?? (0..<9).map { [Double($0 + 1), Double(9 - $0)] }
    let criteria = rows.indices.map { "c\($0)" }
    let (best, worst) = (rows.map { $0[0] }, rows.map { $0[1] })
    return { try BestWorst(criteria: criteria, bestToOthers: best, othersToWorst: worst).weights.values[0] }
  }
}

/// One benchmark whose input is made before the clock starts.
func kernel(_ name: String, _ prepared: @escaping @Sendable () throws -> () throws -> Double) {
  let configuration = Benchmark.Configuration(
    metrics: [.throughput, .wallClock, processorTime], warmupIterations: 1, maxDuration: .seconds(2),
    maxIterations: 25)
  Benchmark("kernel: " + name, configuration: configuration) { benchmark in
    let work = try prepared()
    benchmark.startMeasurement()
    let before = clock_gettime_nsec(CLOCK_PROCESS_CPUTIME_ID)
    blackHole(try work())
    benchmark.measurement(processorTime, clock_gettime_nsec(CLOCK_PROCESS_CPUTIME_ID) - before)
    benchmark.stopMeasurement()
  }
}

private func clock_gettime_nsec(_ clock: clockid_t) -> Int {
  var time = timespec()
  unsafe clock_gettime(clock, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}

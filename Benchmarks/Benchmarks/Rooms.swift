import Benchmark
import Decision
import Intake
import Pipeline
import Scoring

/// Sizes of real use: Europe's dataset as it is shipped, and 100,000 alternatives on 40 criteria.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuTotal, .wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(5))

  let europe = "Datasets/eu-nuts2-2014"
  let vocabulary = ProfileVocabulary(
    methods: MethodCatalogue.names, normalisations: NormalisationCatalogue.names,
    aggregating: MethodCatalogue.names(taking: "aggregation"))

  Benchmark("Intake: read eu-nuts2-2014 (3.6 MB)") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try dataset(at: europe)) }
  }

  Benchmark("Pipeline: rank eu-nuts2-2014 by automotive-parts") { benchmark in
    let data = try dataset(at: europe).dataset
    let file = "Weights/automotive-parts.yaml"
    let weights = try profile(from: try InputFile(path: file), vocabulary: vocabulary)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let study = try DatasetStudy(
        dataset: data, profile: weights, profileFile: file, industry: data.industries["C29"],
        options: .init(),
        identity: .init(seed: 1, data: data.checksum, dataset: data.heading.name, version: "bench"))
      blackHole(try study.study.assessed())
    }
  }

  let text = InputFile(name: "matrix", bytes: matrixText(alternatives: 100_000, criteria: 40))
  Benchmark("Intake: read a matrix of 100,000 × 40 (27.6 MB)") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try matrix(from: text)) }
  }

  for method in MethodCatalogue.names {
    Benchmark("Pipeline: rank 100,000 × 40 by \(method)") { benchmark in
      let table = try matrix(from: text)
      let weights = table.ids.enumerated().map { (name: $1, value: Double($0 + 1)) }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        let study = try Study(
          table: table, weights: weights, costs: [], options: .init(method: method),
          identity: .init(seed: 1, data: "", version: "bench"))
        blackHole(try study.assessed())
      }
    }
  }

  kernelBenchmarks()
}

/// Three decimals, log-normal in shape, the same on every machine.
func matrixText(alternatives: Int, criteria: Int) -> [UInt8] {
  var state: UInt64 = 1
  var out = Array("id".utf8)
  for j in 0..<criteria { out += ",k\(j)".utf8 }
  out.append(10)
  for i in 0..<alternatives {
    out += "R\(i)".utf8
    for _ in 0..<criteria {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = 1000 + (state >> 33) % 60_000
      let decimals = String(value % 1000)
      out += ",\(value / 1000).".utf8
      for _ in decimals.count..<3 { out.append(48) }
      out += decimals.utf8
    }
    out.append(10)
  }
  return out
}

import Decision
import Estimation
import Foundation
import Intake
import Kernels
import Scoring

/// Models on tables that are in memory, as a library's call has them: the design is made before the clock
/// starts, and centring, scaling, search and covariance run against it.
///
/// The tables are those of `LODESTONE_PEER_DATA` where `peers.py` sets it; else they are made up, the
/// largest left out.
func estimationKernels() {
  let all = ProcessInfo.processInfo.activeProcessorCount
  for size in ChoiceSize.conditional where hasPeerData || size.rows < 1_000_000 {
    let design = Lazily { try size.design(named: "clogit") }
    for count in Set([1, all]).sorted() {
      let (threads, suffix) = (Threads(count), count > 1 ? " on \(count) threads" : "")
      kernel("estimate clogit \(size) step\(suffix)") {
        let design = try design.value()
        let point = (0..<size.covariates).map { Double($0) / 100 }
        guard
          let rows = GroupedRows(
            columns: design.columns, starts: design.starts, chosen: design.chosen,
            units: point.map { _ in 1 }, threads: Threads(all))
        else { preconditionFailure("the rows fit into memory") }
        return { rows.sums(at: point, weights: design.weights, threads: threads).logLikelihood }
      }
      kernel("estimate clogit \(size)\(suffix)") {
        let design = try design.value()
        return { try ConditionalLogit(threads: threads).fit(design).logLikelihood }
      }
    }
  }
  let mixed = Lazily { try ChoiceSize(452, 57, 8).design(named: "mixed") }
  kernel("estimate mixed 452x57x8 200 draws") {
    let design = try mixed.value()
    let random = (0..<3).map { RandomCoefficient("x\($0)", .normal) }
    let model = MixedLogit(random: random, draws: .halton(200), seed: 1, threads: Threads(all))
    return { try model.fit(design).logLikelihood }
  }
  let counts = Lazily { try countTable() }
  for (name, effects) in [("pair", "pair + year"), ("three", "region + industry + year")] {
    kernel("estimate poisson 200000 \(name)") {
      let formula = try Formula("fdi ~ ln_cluster + wage + tax + infra + risk + dist | \(effects)")
      let design = try Design(formula, on: try counts.value())
      return {
        let fit = try Poisson(threads: Threads(all)).fit(design)
        let influence = InfluenceRows(
          bread: fit.covariance, scores: fit.scores(on: design), isCounted: fit.isCounted)
        let regions = try design.grouping(by: "region")
        return try clusteredCovariance(
          influence, by: Clustering("region", labels: regions.codes), smallSample: .standard,
          parameters: fit.parameterCount)[0, 0]
      }
    }
  }
}

/// Cases, alternatives of each, and covariates.
private struct ChoiceSize: CustomStringConvertible, Sendable {
  let cases: Int
  let alternatives: Int
  let covariates: Int

  init(_ cases: Int, _ alternatives: Int, _ covariates: Int) {
    (self.cases, self.alternatives, self.covariates) = (cases, alternatives, covariates)
  }

  static let conditional = [ChoiceSize(5_000, 100, 12), ChoiceSize(20_000, 200, 15)]

  var rows: Int { cases * alternatives }
  var description: String { "\(cases)x\(alternatives)x\(covariates)" }

  func design(named name: String) throws -> ChoiceDesign {
    let names = (0..<covariates).map { "x\($0)" }
    return try ChoiceDesign(
      Formula("chosen ~ " + names.joined(separator: " + ")),
      on: peerTable("\(name)-\(self).csv", names: ["chooser", "alt"]) ?? madeUp(names), cases: "chooser",
      alternatives: "alt")
  }

  private func madeUp(_ names: [String]) throws -> ObservationTable {
    var random = Philox(seed: 1, stream: 1)
    let chosen = (0..<cases).flatMap { _ in
      let choice = Int(random.uniform() * Double(alternatives))
      return (0..<alternatives).map { $0 == choice ? 1.0 : 0 }
    }
    let covariates = names.map { name in
      ObservationColumn(name, numbers: (0..<rows).map { _ in random.uniform() })
    }
    return try ObservationTable(
      [
        ObservationColumn("chooser", numbers: (0..<rows).map { Double($0 / alternatives) }),
        ObservationColumn("alt", numbers: (0..<rows).map { Double($0 % alternatives) }),
        ObservationColumn("chosen", numbers: chosen),
      ] + covariates)
  }
}

/// Investments by region, industry and year, and what may explain them.
private func countTable() throws -> ObservationTable {
  if let table = try peerTable("poisson-200000.csv", names: []) { return table }
  var random = Philox(seed: 2, stream: 1)
  let rows = 0..<200_000
  func column(_ name: String, _ value: (Int) -> Double) -> ObservationColumn {
    ObservationColumn(name, numbers: rows.map(value))
  }
  let covariates = ["ln_cluster", "wage", "tax", "infra", "risk", "dist"].map { name in
    column(name) { _ in random.uniform() }
  }
  return try ObservationTable(
    [
      column("region") { Double($0 / 1000) }, column("industry") { Double($0 / 20 % 50) },
      column("year") { Double($0 % 20) }, column("pair") { Double($0 / 20) },
      column("fdi") { _ in (3 * random.uniform()).rounded(.down) },
    ] + covariates)
}

/// All columns of a file of the peers' folder; nothing where there is no such folder.
private func peerTable(_ name: String, names: Set<String>) throws -> ObservationTable? {
  guard let path = peerPath(name) else { return nil }
  let file = try InputFile(path: path)
  let header = Set(CSVScanner(file.bytes, file: name).header)
  return try ObservationTable(
    observations(
      from: file, reading: header, names: names, threads: ProcessInfo.processInfo.activeProcessorCount
    ).columns)
}

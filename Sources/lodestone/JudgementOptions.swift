internal import ArgumentParser
internal import Decision
internal import Intake
internal import Report
internal import Scoring

/// Files of judgements, and the weights that they give.
struct JudgementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Pairwise judgements: header criterion,…; decimals or fractions such as 1/3.", valueName: "file"))
  var pairwise: String?

  @Option(help: ArgumentHelp("How much the best criterion counts over each other one.", valueName: "file"))
  var bestToOthers: String?

  @Option(help: ArgumentHelp("How much each criterion counts over the worst one.", valueName: "file"))
  var othersToWorst: String?

  @Option(
    help: ArgumentHelp(
      "What it is worth to swing each criterion from worst to best, 100 for the most: criterion,value.",
      valueName: "file"))
  var points: String?

  @Option(
    help: ArgumentHelp(
      "Criteria from the most important on; = joins those that are equally important.",
      valueName: "a,b=c,d"))
  var order: String?

  @Flag(help: "Take judgements whose consistency ratio is above 0.10.")
  var allowInconsistent = false

  /// What one method reads is nothing to another.
  func refuseStrangers(_ method: String) throws {
    let owned: [(flag: String, isGiven: Bool, method: String)] = [
      ("--pairwise", pairwise != nil, AnalyticHierarchy.name),
      ("--allow-inconsistent", allowInconsistent, AnalyticHierarchy.name),
      ("--best-to-others", bestToOthers != nil, BestWorst.name),
      ("--others-to-worst", othersToWorst != nil, BestWorst.name),
      ("--points", points != nil, Swing.name),
      ("--order", order != nil, RankOrderCentroid.name),
    ]
    for part in owned where part.isGiven && part.method != method {
      throw Failure.usage(
        "\(part.flag) belongs to --method \(part.method)", hint: "leave it out, or take that method")
    }
  }

  /// Weights by a method that rests on judgements; none for any other.
  func weights(by method: String) throws -> WeightReport? {
    switch method {
    case AnalyticHierarchy.name: try hierarchy()
    case BestWorst.name: try bestWorst()
    case Swing.name: try swing()
    case RankOrderCentroid.name: try rankOrder()
    default: nil
    }
  }

  private func hierarchy() throws -> WeightReport {
    guard let pairwise else {
      throw Failure.usage("--method ahp wants --pairwise", hint: "name the table of pairwise judgements")
    }
    let table = try pairwiseTable(from: try InputFile(path: pairwise))
    let found = try Self.judged { () throws(ScoringError) in
      try AnalyticHierarchy(
        criteria: table.criteria, judgements: table.judgements, allowInconsistent: allowInconsistent)
    }
    var notices = table.notices.map(\.text)
    if let worst = found.leastConsistent, found.consistencyRatio > 0 {
      notices.append(
        "the judgement of '\(worst.criterion)' over '\(worst.other)' hurts consistency most: it says "
          + "\(readable(worst.stated)), the others say \(readable(worst.implied)); with that the ratio is "
          + readable(worst.ratio))
    }
    return WeightReport(
      method: AnalyticHierarchy.name, criteria: found.criteria, weights: found.weights.values,
      figures: [
        ("principal_eigenvalue", found.principalEigenvalue), ("consistency_index", found.consistencyIndex),
        ("consistency_ratio", found.consistencyRatio),
      ], notices: notices)
  }

  private func bestWorst() throws -> WeightReport {
    guard let bestToOthers, let othersToWorst else {
      throw Failure.usage(
        "--method bwm wants --best-to-others and --others-to-worst", hint: "name both files")
    }
    let table = try bestWorstTable(
      bestToOthers: try InputFile(path: bestToOthers), othersToWorst: try InputFile(path: othersToWorst))
    let found = try Self.judged { () throws(ScoringError) in
      try BestWorst(
        criteria: table.criteria, bestToOthers: table.bestToOthers, othersToWorst: table.othersToWorst)
    }
    return WeightReport(
      method: BestWorst.name, criteria: found.criteria, weights: found.weights.values,
      figures: [("xi", found.xi), ("consistency_ratio", found.consistencyRatio)], notices: [])
  }

  private func swing() throws -> WeightReport {
    guard let points else {
      throw Failure.usage("--method swing wants --points", hint: "name the file of points: criterion,value")
    }
    let table = try pointsTable(from: try InputFile(path: points))
    let found = try Self.judged { () throws(ScoringError) in
      try Swing(criteria: table.criteria, points: table.points)
    }
    return WeightReport(
      method: Swing.name, criteria: found.criteria, weights: found.weights.values, figures: [], notices: [])
  }

  private func rankOrder() throws -> WeightReport {
    guard let order else {
      throw Failure.usage("--method roc wants --order", hint: "write --order wage,port=rail,tax")
    }
    let groups: [[String]]
    do throws(IntakeError) { groups = try importanceOrder(from: order, flag: "--order") } catch {
      if case .problems(let list) = error { throw Failure(.usage, list) }
      throw error
    }
    let found = try Self.judged { () throws(ScoringError) in try RankOrderCentroid(order: groups) }
    return WeightReport(
      method: RankOrderCentroid.name, criteria: found.criteria, weights: found.weights.values, figures: [],
      notices: [])
  }

  private static func judged<T>(_ make: () throws(ScoringError) -> T) throws -> T {
    do { return try make() } catch { throw Failure(.data, error.problems) }
  }
}

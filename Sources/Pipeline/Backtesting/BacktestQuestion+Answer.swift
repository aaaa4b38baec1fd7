public import Decision
internal import Estimation
internal import Kernels

extension BacktestQuestion {
  /// Learns on every part of the choices but one, foresees that one, and compares.
  ///
  /// - Parameters: as those of ``EstimationQuestion/estimate(on:unread:place:)``.
  /// - Throws: ``StudyError/data(_:)`` for data that the model cannot be fitted on, and for parts that leave
  ///   nothing to learn from.
  /// - Complexity: one fit a fold and scorer.
  public func backtest(
    on columns: [ObservationColumn], unread: [String] = [], place: (ObservationSpot) -> Place? = { _ in nil }
  ) throws(StudyError) -> Backtest {
    let table: ObservationTable
    do throws(EstimationError) { table = try ObservationTable(columns, unread: unread) } catch {
      throw StudyError(error, place)
    }
    let named: [(String, String)] =
      switch holdOut {
      case .folds: []
      case .column(let name): [("--fold-column", name)]
      case .periods(let name): [("--time-column", name)]
      }
    try question.refuseUnknown(in: table, more: named, place)
    do throws(EstimationError) {
      let design = try question.choiceDesign(on: table)
      return try backtest(design, notices: orderOfPeriods(in: table))
    } catch {
      throw StudyError(error, place)
    }
  }

  /// Periods that are texts have no order but that of their names.
  private func orderOfPeriods(in table: ObservationTable) -> [Notice] {
    guard case .periods(let name) = holdOut, case .texts? = table[name]?.values else { return [] }
    return [Notice("the periods of '\(name)' are texts, and taken in order of name")]
  }

  private func backtest(_ design: ChoiceDesign, notices: [Notice]) throws(EstimationError) -> Backtest {
    let parts = try parts(of: design)
    var scorers = [LearnedScorer("learned", design)].map { $0 as any HeldOutScorer }
    if !clusterTerms.isEmpty {
      scorers.append(
        LearnedScorer("learned-without-cluster", design.leavingOut(terms: Set(clusterTerms))))
    }
    let signs = design.terms.map { costs.contains($0) ? -1.0 : 1.0 }
    let scores = design.equalWeights(signs: signs)
    scorers.append(
      LearnedScorer("equal-weights", design.replacingColumns(by: scores, named: "equal weights")))
    scorers += [PastFrequency(design), Uniform(design)] as [any HeldOutScorer]
    var notices = notices
    if !profile.isEmpty { scorers.append(try profileScorer(on: design, &notices)) }

    var results = scorers.map { HeldOutRecord(name: $0.name) }
    for part in parts {
      for (place, scorer) in scorers.enumerated() {
        let forecast = try scorer.forecast(part, threads: Threads(question.options.threads))
        results[place].add(forecast, part, design)
      }
    }
    notices += results.flatMap(\.notices)
    let summed = results.map { $0.summed(against: results) }
    notices.append(contentsOf: Self.verdict(summed))
    return Backtest(
      formula: question.formulaText, clusterTerms: clusterTerms, folds: parts.map(\.name),
      choices: results[0].choices.count, scorers: summed, calibration: results[0].calibration,
      notices: notices)
  }

  /// The profile's weights with one temperature to learn, as equal weights have.
  private func profileScorer(
    on design: ChoiceDesign, _ notices: inout [Notice]
  ) throws(EstimationError) -> LearnedScorer {
    let (stated, told) = try question.statedWeights(profile, on: design)
    let (scores, dropped) = try design.statedScores(stated)
    notices += told + dropped.map { Notice("the profile's '\($0.name)' counts for nothing: \($0.reason)") }
    return LearnedScorer("profile", design.replacingColumns(by: scores, named: "profile"))
  }

  private func parts(of design: ChoiceDesign) throws(EstimationError) -> [HeldOutPart] {
    let all = design.cases.indices
    switch holdOut {
    case .folds(let count):
      guard count <= design.cases.count else {
        throw .problem(
          .table, "\(count) folds of \(design.cases.count) cases", hint: "give no more folds than cases")
      }
      return (0..<count).map { fold in
        HeldOutPart(
          name: "fold \(fold + 1)", training: all.filter { $0 % count != fold },
          held: all.filter { $0 % count == fold })
      }
    case .column(let name):
      let groups = try design.grouping(ofCasesBy: name)
      guard groups.levels.count > 1 else {
        throw .problem(.column(name), "there is one fold", hint: "name a column of two folds or more")
      }
      return groups.levels.indices.map { level in
        HeldOutPart(
          name: groups.levels[level], training: all.filter { groups.codes[$0] != Int32(level) },
          held: all.filter { groups.codes[$0] == Int32(level) })
      }
    case .periods(let name):
      let groups = try design.grouping(ofCasesBy: name)
      guard groups.levels.count > 1 else {
        throw .problem(
          .column(name), "there is one period", hint: "name a column of two periods or more")
      }
      return groups.levels.indices.dropFirst().map { level in
        HeldOutPart(
          name: groups.levels[level], training: all.filter { groups.codes[$0] < Int32(level) },
          held: all.filter { groups.codes[$0] == Int32(level) })
      }
    }
  }

  /// Says plainly when a baseline wins.
  private static func verdict(_ scorers: [Backtest.Scorer]) -> [Notice] {
    guard let learned = scorers.first else { return [] }
    guard let gain = learned.gain else { return [] }
    if gain.mean <= 0 {
      return [
        Notice("the baseline '\(gain.over)' foresees choices better than the learned model: prefer it")
      ]
    }
    if gain.mean < 2 * gain.standardError {
      return [
        Notice(
          "the learned model's gain over '\(gain.over)' is less than two standard errors: chance could do it")
      ]
    }
    return []
  }
}

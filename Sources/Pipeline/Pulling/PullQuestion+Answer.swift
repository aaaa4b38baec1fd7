public import Decision
internal import Estimation
internal import Kernels

extension PullQuestion {
  /// Fits the model and says how each cluster term draws choices.
  ///
  /// - Parameters: as those of ``EstimationQuestion/estimate(on:unread:place:)``.
  /// - Throws: ``StudyError/data(_:)`` for data that the model cannot be fitted on, stocks below zero, an
  ///   unknown region, a cluster term without a coefficient, and a weak instrument.
  /// - Complexity: one fit, and O(rows × K) a draw and cluster term; with an instrument two stages a draw.
  public func answer(
    on columns: [ObservationColumn], unread: [String] = [], place: (ObservationSpot) -> Place? = { _ in nil }
  ) throws(StudyError) -> PullAnswer {
    let table: ObservationTable
    do throws(EstimationError) { table = try ObservationTable(columns, unread: unread) } catch {
      throw StudyError(error, place)
    }
    try question.refuseUnknown(in: table, more: named, place)
    try refuseStocks(in: table, place)
    do throws(EstimationError) { return try answer(on: table) } catch { throw StudyError(error, place) }
  }

  /// Stocks that are no stocks and a region that is none, with what else is wrong in the data.
  private func refuseStocks(
    in table: ObservationTable, _ place: (ObservationSpot) -> Place?
  ) throws(StudyError) {
    var problems = ProblemList()
    for term in terms {
      switch table[term.stock]?.values {
      case .texts?:
        problems.append(
          Problem(
            "--cluster-term: '\(term.stock)' holds texts where a stock is wanted",
            hint: "name a column of figures"))
      case .numbers(let numbers)?:
        let gaps = table[term.stock]?.gaps ?? []
        for (row, number) in numbers.enumerated() where number < 0 && !gaps.contains(row + 1) {
          var problem = Problem(
            "the stock '\(term.stock)' is \(plain(number)); wanted none below zero",
            hint: "correct it, or take a column that counts what is there")
          problem.place = place(.cell(row: row + 1, column: term.stock))
          problems.append(problem)
        }
      case nil: break
      }
    }
    if let region = options.region, let alternatives = question.options.alternatives,
      case .texts(let levels, _)? = table[alternatives]?.values, !levels.contains(region)
    {
      problems.append(
        Problem(
          "--region: there is no alternative '\(region)'",
          hint: suggestion(for: region, among: levels.sorted())))
    }
    if problems.isEmpty { return }
    do throws(EstimationError) { _ = try question.choiceDesign(on: table) } catch {
      if case .input(let found) = error {
        let known = Set(problems.kept.compactMap(\.place))
        for problem in found.list(place).kept
        where problem.place.map({ !known.contains($0) }) ?? true {
          problems.append(problem)
        }
      }
    }
    throw .data(problems)
  }

  private func answer(on table: ObservationTable) throws(EstimationError) -> PullAnswer {
    let design = try question.choiceDesign(on: table)
    let estimator = ConditionalLogit(threads: Threads(question.options.threads))
    let plain = try estimator.fit(design)
    var notices = plain.notices
    if !plain.dropped.isEmpty {
      notices.append(
        Notice("left out: " + plain.dropped.map { "'\($0.name)' (\($0.reason))" }.joined(separator: "; ")))
    }
    let source = PullSource(fit: plain, design: design, estimates: try Estimates(plain))
    let controlled = try controlFunction(on: table, source, estimator)
    let model = controlled?.source ?? source
    let drawn: [Double]
    if let controlled {
      drawn = controlled.draws
    } else {
      drawn = try CoefficientDraws(
        of: model.estimates, count: options.draws, seed: question.options.seed, threads: estimator.threads
      ).values
    }
    notices += controlled?.notices ?? []

    let nested = try nestedLogit(design, estimator)
    notices += (nested?.notices ?? []).filter { !notices.contains($0) }.map {
      Notice("nested logit: \($0.text)")
    }
    var channels: [PullAnswer.Channel] = []
    for term in terms {
      let (channel, more) = try channel(term, model, drawn, source, nested)
      channels.append(channel)
      notices += more
    }
    let placebo = try placebo(on: table, estimator)
    let forms = try forms(on: table, source, estimator)
    let tests = try squareTests(source, estimator)
    let past = try pastChoices(source, estimator)
    var nests: PullAnswer.Nests?
    if let nested { nests = try self.nests(nested) }
    let identification: PullAnswer.Identification =
      if let placebo, !placebo.holds {
        .descriptive
      } else if controlled != nil {
        .controlFunction
      } else if hasEffects {
        .fixedEffects
      } else {
        .descriptive
      }
    notices += growthNotices(channels) + formNotices(forms) + nestNotices(channels)
    notices += identificationNotices(
      identification, placebo: placebo, hasControl: controlled != nil, terms: terms.count)
    return PullAnswer(
      formula: question.formulaText, cases: design.cases.count, rows: plain.rowCount,
      choices: design.choiceCounts.reduce(0) { $0 + Double($1) }, logLikelihood: model.fit.logLikelihood,
      growth: options.growth, region: options.region, draws: drawn.count / model.fit.count,
      seed: question.options.seed, channels: channels, identification: identification, placebo: placebo,
      control: controlled?.finding, past: past, nests: nests, tests: tests, forms: forms,
      notices: notices)
  }

  /// Whether every alternative has a constant.
  var hasEffects: Bool { question.options.alternatives.map(question.formula.hasEffects) ?? false }
}

/// A fitted model with what its coefficients are sure to.
struct PullSource {
  let fit: ChoiceFit
  let design: ChoiceDesign
  let estimates: Estimates
}

extension Estimates {
  func coefficient(_ name: String) throws(EstimationError) -> PullAnswer.Coefficient {
    let place = try place(of: name)
    return PullAnswer.Coefficient(
      name: name, estimate: values[place], standardError: variance(place, place).squareRoot())
  }
}

internal import Checksums
public import Decision
internal import Indicators
internal import Scoring

extension Study {
  /// Answers the study: constraints → denominate → impute → treat → normalise → weigh → aggregate.
  ///
  /// - Throws: ``StudyError/question(_:)`` on a method or normalisation that does not exist;
  ///   ``StudyError/data(_:)`` when the figures do not allow an answer. Nothing matching is no error: the
  ///   result is none.
  /// - Returns: the assessment, or none when no alternative meets the conditions, with the removals.
  public func assessed() throws(StudyError) -> Result {
    let chosen = try chosenMethod()
    let (rows, notMet) = meeting(must, in: table)
    guard !rows.isEmpty else { return .nothingMatched(notMet) }
    let wantedTable = IndicatorTable(
      alternatives: table.alternatives, columns: wanted.map { table.column($0.entry.indicator)! })
    let denominated = try denominated(wantedTable.keeping(rows), all: table.keeping(rows))

    let completed: CompleteTable
    do throws(IndicatorError) {
      completed = try complete(denominated, by: missing)
    } catch {
      throw .data(error.problems)
    }
    let removed = notMet + completed.removed
    guard !completed.table.alternatives.isEmpty else { return .nothingMatched(removed) }

    let (matrix, goalposts, treatmentNotices) = try criteriaMatrix(completed.table)
    do throws(ScoringError) {
      let weights = try weightVector()
      let normalised: NormalisedMatrix
      let label: String
      let scores: Scores
      switch chosen {
      case .onNormalised(let method, let name):
        let normalisation = try NormalisationCatalogue.normalisation(
          named: name, settings: NormalisationSettings(goalposts: goalposts))
        normalised = try normalisation.normalised(matrix)
        label = normalised.normalisation
        scores = try method.scores(for: normalised, weights: weights)
      case .onNatural(let method, let scale):
        // The method brings its own scale; this one only tells how the columns vary and hang together.
        normalised = try MinMax(goalposts: goalposts).normalised(matrix)
        label = scale
        scores = try method.scores(for: matrix, weights: weights)
      }
      if let bad = scores.values.firstIndex(where: { !$0.isFinite }) {
        throw ScoringError.undefined(
          method: method, reason: "the score of '\(matrix.alternatives[bad].id)' is \(scores.values[bad])")
      }
      var said = notices + imputationNotices(completed) + treatmentNotices
      said += normalised.notices + scores.notices + familyNotices(normalised)
      let ranking = Ranking(scores: scores.values, ids: matrix.alternatives.map(\.id))
      return .assessed(
        Assessment(
          study: self, figures: completed.table, matrix: matrix, normalised: normalised, normalisation: label,
          weights: weights, effectiveWeights: effectiveWeights(of: normalised, scores: scores),
          scores: scores,
          ranking: ranking, removed: removed, imputed: completed.imputed,
          notices: said,
          hash: hash(normalisation: label), method: chosen.method))
    } catch {
      throw .data(error.problems)
    }
  }

  public enum Result: Sendable {
    case assessed(Assessment)
    case nothingMatched([Removal])
  }

  /// A method with what it is applied to.
  private enum Chosen {
    case onNormalised(any ScoringMethod, normalisation: String)
    case onNatural(any OutrankingMethod, scale: String)

    var method: any Method {
      switch self {
      case .onNormalised(let method, _): method
      case .onNatural(let method, _): method
      }
    }
  }

  private func chosenMethod() throws(StudyError) -> Chosen {
    var problems = ProblemList()
    func report(_ error: ScoringError) { problems.append(Problem("\(error)", hint: error.hint)) }
    var found: (any Method)?
    do throws(ScoringError) {
      found = try MethodCatalogue.method(named: method, parameters: parameters)
    } catch {
      report(error)
    }
    if let normalisation, !NormalisationCatalogue.names.contains(normalisation) {
      report(.unknownNormalisation(normalisation))
    }
    let weighted = wanted.map(\.entry.indicator)
    for criterion in parameters.criteria where !weighted.contains(criterion) {
      report(
        .parameter(key: criterion, message: "is no criterion; \(suggestion(for: criterion, among: weighted))")
      )
    }
    if let natural = found as? any OutrankingMethod {
      if normalisation != nil {
        report(.parameter(key: "normalise", message: "'\(method)' takes natural units and has its own scale"))
      }
      if problems.isEmpty { return .onNatural(natural, scale: type(of: natural).scale) }
    }
    guard problems.isEmpty, let scoring = found as? any ScoringMethod else { throw .question(problems) }
    return .onNormalised(scoring, normalisation: normalisation ?? type(of: scoring).defaultNormalisation)
  }

  private func denominated(_ table: IndicatorTable, all: IndicatorTable) throws(StudyError) -> IndicatorTable
  {
    guard wanted.contains(where: { $0.entry.per != nil }) else { return table }
    var columns: [IndicatorTable.Column] = []
    var problems = ProblemList()
    for (criterion, column) in zip(wanted, table.columns) {
      guard let per = criterion.entry.per, let denominator = all.column(per) else {
        columns.append(column)
        continue
      }
      do throws(IndicatorError) {
        columns.append(try perUnit(column, of: denominator, alternatives: table.alternatives))
      } catch {
        problems.append(contentsOf: error.problems)
      }
    }
    guard problems.isEmpty else { throw .data(problems) }
    return IndicatorTable(alternatives: table.alternatives, columns: columns)
  }

  private func criteriaMatrix(
    _ complete: IndicatorTable
  ) throws(StudyError) -> (DecisionMatrix, [String: Goalposts], [Notice]) {
    var columns: [[Double]] = []
    var criteria: [Criterion] = []
    var goalposts: [String: Goalposts] = [:]
    var notices: [Notice] = []
    var problems = ProblemList()
    for (want, column) in zip(wanted, complete.columns) {
      let criterion = Criterion(
        id: want.entry.indicator, title: column.indicator.title, unit: column.indicator.unit,
        direction: want.entry.direction, family: want.family)
      do throws(IndicatorError) {
        let result = try treated(
          column.values, criterion: criterion, by: want.entry.treatment, goalposts: want.entry.goalposts)
        columns.append(result.values)
        criteria.append(criterion)
        goalposts[criterion.id] = result.goalposts
        notices += result.notices
      } catch {
        problems.append(contentsOf: error.problems)
      }
    }
    guard problems.isEmpty else { throw .data(problems) }
    do throws(MatrixError) {
      return (
        try DecisionMatrix(alternatives: complete.alternatives, criteria: criteria, columns: columns),
        goalposts,
        notices
      )
    } catch {
      throw .data(ProblemList(Problem("\(error)", hint: "mend the figures or the profile")))
    }
  }

  private func weightVector() throws(ScoringError) -> WeightVector {
    do throws(WeightError) {
      return try WeightVector(wanted.map(\.weight))
    } catch {
      throw .undefined(method: method, reason: "\(error)")
    }
  }

  private func imputationNotices(_ completed: CompleteTable) -> [Notice] {
    guard !completed.imputed.isEmpty else { return [] }
    let byIndicator = Dictionary(grouping: completed.imputed, by: \.indicator)
    let shown = wanted.compactMap { want in
      byIndicator[want.entry.indicator].map { "\(want.entry.indicator) \($0.count)" }
    }
    let cells = completed.table.columns.count * completed.table.alternatives.count
    return [
      Notice(
        "\(completed.imputed.count) of \(cells) figures were missing and are imputed by "
          + "\(missing.rawValue): \(shown.joined(separator: ", "))")
    ]
  }

  /// A family that does not vary between the candidates cannot tell them apart, whatever its weight.
  private func familyNotices(_ normalised: NormalisedMatrix) -> [Notice] {
    guard normalised.alternatives.count > 1 else { return [] }
    return Family.allCases.compactMap { family in
      let own = normalised.criteria.indices.filter { normalised.criteria[$0].family == family }
      let varies = own.contains { j in normalised.columns[j].contains { $0 != normalised.columns[j][0] } }
      guard !own.isEmpty, !varies else { return nil }
      return Notice("family '\(family.rawValue)' is the same for all candidates and does not tell them apart")
    }
  }

  /// SHA-256 over the question in a fixed form: a line for each thing that can change the answer.
  private func hash(normalisation: String) -> String {
    var lines = ["data \(identity.data)", "method \(method)", "normalisation \(normalisation)"]
    lines += ["missing \(missing.rawValue)", "seed \(identity.seed)", "industry \(industry?.code ?? "")"]
    lines += must.map { "must \($0)" } + parameters.written.map { "param \($0)" }
    for want in wanted {
      let entry = want.entry
      let posts = entry.goalposts.map { "\($0.low) \($0.high)" } ?? ""
      lines.append(
        "criterion \(entry.indicator)|\(want.family?.rawValue ?? "")|\(want.weight)|\(entry.direction.rawValue)"
          + "|\(entry.treatment.rawValue)|\(posts)|\(entry.per ?? "")")
    }
    return sha256Hex(Array(lines.joined(separator: "\n").utf8))
  }
}

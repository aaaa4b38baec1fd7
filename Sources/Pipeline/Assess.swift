internal import Checksums
public import Decision
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
    let prepared: Prepared
    switch try prepare() {
    case .nothingMatched(let removed): return .nothingMatched(removed)
    case .prepared(let ready): prepared = ready
    }
    let (matrix, scales) = (prepared.matrix, prepared.scales)
    do throws(ScoringError) {
      let weights = try weightVector()
      let normalised: NormalisedMatrix
      let label: String
      let scores: Scores
      switch chosen {
      case .onNormalised(let method, let name):
        let normalisation = try NormalisationCatalogue.normalisation(named: name, settings: scales)
        normalised = try normalisation.normalised(matrix)
        label = normalised.normalisation
        scores = try method.scores(forNormalised: normalised, weights: weights)
      case .onNatural(let method, let scale):
        // The method brings its own scale; this one only tells how the columns vary and hang together.
        normalised = try MinMax(goalposts: scales.goalposts, workers: scales.workers).normalised(matrix)
        label = scale
        scores = try method.scores(for: matrix, weights: weights)
      }
      if let bad = scores.values.firstIndex(where: { !$0.isFinite }) {
        throw ScoringError.undefined(
          method: method, reason: "the score of '\(matrix.alternatives[bad].id)' is \(scores.values[bad])")
      }
      var said = notices + prepared.notices
      said += targetNotices(on: label) + goalpostNotices(on: label)
      said += normalised.notices + scores.notices + familyNotices(normalised)
      let ranking = Ranking(scores: scores.values, ids: matrix.alternatives.map(\.id))
      return .assessed(
        Assessment(
          study: self, figures: prepared.figures, matrix: matrix, normalised: normalised,
          normalisation: label,
          weights: weights,
          effectiveWeights: effectiveWeights(of: normalised, scores: scores, workers: parameters.workers),
          scores: scores,
          ranking: ranking, removed: prepared.removed, imputed: prepared.imputed,
          notices: said,
          hash: hash(normalisation: label), method: chosen.method))
    } catch {
      throw .data(namingTreatments(error).problems)
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
    let criteria = wanted.map { (id: $0.entry.indicator, family: $0.family) }
    for error in parameters.strangers(to: MethodCatalogue.type(named: method), in: criteria) { report(error) }
    if let natural = found as? any OutrankingMethod {
      if normalisation != nil {
        report(.parameter(key: "normalise", message: "'\(method)' takes natural units and has its own scale"))
      }
      if problems.isEmpty { return .onNatural(natural, scale: type(of: natural).scale) }
    }
    guard problems.isEmpty, let scoring = found as? any ScoringMethod else { throw .question(problems) }
    return .onNormalised(scoring, normalisation: normalisation ?? type(of: scoring).defaultNormalisation)
  }

  private func weightVector() throws(ScoringError) -> WeightVector {
    do throws(WeightError) {
      return try WeightVector(wanted.map(\.weight))
    } catch {
      throw .undefined(method: method, reason: "\(error)")
    }
  }

  /// A target that plays no part is said to play none.
  func targetNotices(on normalisation: String?) -> [Notice] {
    let named = wanted.filter { $0.entry.target != nil }.map { "'\($0.entry.indicator)'" }
    guard !named.isEmpty, normalisation != DistanceToTarget.name else { return [] }
    return [
      Notice(
        "only normalisation 'target' looks at targets: here the direction of \(named.joined(separator: ", ")) counts"
      )
    ]
  }

  /// Goalposts that play no part are said to play none. Treatments by logarithms and powers look at them too.
  func goalpostNotices(on normalisation: String?) -> [Notice] {
    let named = wanted.filter { $0.entry.goalposts != nil && ![.log, .boxCox].contains($0.entry.treatment) }
      .map { "'\($0.entry.indicator)'" }
    guard !named.isEmpty, ![MinMax.name, FixedGoalposts.name].contains(normalisation) else { return [] }
    return [
      Notice(
        "only normalisations 'minmax' and 'goalposts' look at goalposts: those of "
          + "\(named.joined(separator: ", ")) play no part here")
    ]
  }

  /// A family that does not vary between the candidates cannot tell them apart, whatever its weight.
  private func familyNotices(_ normalised: NormalisedMatrix) -> [Notice] {
    guard normalised.alternatives.count > 1 else { return [] }
    return Family.allCases.compactMap { family in
      let own = normalised.criteria.indices.filter { normalised.criteria[$0].family == family }
      let varies = own.contains { normalised.scaled[$0].varies }
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
      if let target = entry.target {
        lines.append("target \(entry.indicator)|\(target.low) \(target.high)")
      }
    }
    return sha256Hex(Array(lines.joined(separator: "\n").utf8))
  }
}

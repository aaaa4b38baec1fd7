internal import Checksums
internal import Counterfactuals
public import Decision
internal import Scoring

/// What it would take to bring a region into the top.
public struct Reforming: Sendable {
  public enum Outcome: String, Sendable {
    case unnecessary, reached
    case notReachable = "not-reachable"
  }

  /// One lever, and where the plan puts it.
  public struct Move: Sendable, Equatable {
    public let criterion: Criterion
    public let lever: Lever
    public let present: Double
    public let value: Double
    public let cost: Double
    public var change: Double { value - present }
    /// The bound that it stands at; none between the bounds.
    public var isAtBound: Bool { value == lever.lower || value == lever.upper }
  }

  /// How good the plan is.
  public struct Proof: Sendable, Equatable {
    /// Cost of one unit of score more, at the margin; none where scores move by steps.
    public let shadowPrice: Double?
    /// The conditions of an optimum, without units: 0 where they hold.
    public let stationarity: Double?
    public let infeasibility: Double
    public let complementarity: Double?
    /// Whether the conditions hold to 1e-4.
    public let isStationary: Bool
    public let starts: Int
    /// Starts that ended at this cost.
    public let agreeing: Int
    /// Whether every combination of the levers' pieces was searched.
    public let coversAllPieces: Bool
  }

  public let assessment: Assessment
  public let alternative: Alternative
  public let top: Int
  public let outcome: Outcome
  /// Whether the levers are the program's own, since none were given.
  public let leversAreDefault: Bool
  /// In the order of the levers; empty when no reform is needed.
  public let moves: [Move]
  public let cost: Double
  public let rankBefore: Int
  public let rankAfter: Int
  public let scoreBefore: Double
  public let scoreAfter: Double
  public let proof: Proof?
  /// Alternatives that stood before it and do not any more, those that it is level with among them; best first.
  public let overtaken: [Alternative]
  public let notices: [Notice]
  /// SHA-256 of the study's hash, the region, the top and the levers.
  public let hash: String
}

extension Assessment {
  /// The cheapest change of some figures that brings an alternative into the top k.
  ///
  /// - Parameter levers: what can be changed; none takes ``DefaultLevers``.
  /// - Throws: ``StudyError/question(_:)`` when the alternative is not ranked or the top is longer than the list;
  ///   ``StudyError/data(_:)`` with everything that is wrong with the levers, when none are given and every figure is
  ///   held fixed, and when the method has no value within their bounds.
  public func reformed(_ id: String, into top: Int, by levers: [Lever]?) throws(StudyError) -> Reforming {
    guard let row = index(of: id) else { throw .question(ProblemList(notRanked(id))) }
    let count = alternatives.count
    guard top <= count else {
      throw .question(
        ProblemList(
          Problem(
            "--top is \(top), and \(count) alternative\(count == 1 ? " is" : "s are") ranked",
            hint: "give a number up to \(count)")))
    }
    let own = levers == nil ? DefaultLevers(of: self) : nil
    let used = levers ?? own?.levers ?? []
    guard !used.isEmpty || ranking.ranks[row] <= top else {
      throw .data(ProblemList(noLever(for: id, own?.held ?? [])))
    }
    do throws(CounterfactualError) {
      let scorer = try figureScorer()
      let answer =
        used.isEmpty
        ? Reform.unnecessary(rank: ranking.ranks[row])
        : try reform(
          of: row, into: top, by: used, scorer: scorer, looks: reformLooks, seed: study.identity.seed)
      return try reforming(row, top, used, own, scorer, answer)
    } catch {
      // What is wrong with levers is wrong with their file.
      throw .data(error.problems)
    }
  }

  /// Steps of one scoring, as ``ShapleyEffort`` counts them.
  private var scoringSteps: Int {
    let (m, n) = (alternatives.count, criteria.count)
    return comparesAllPairs ? m * m * n / 3 + 1 : type(of: method).relativeCost * m * n
  }

  /// Combinations of figures that are looked at before the search: the dearer a scoring, the fewer.
  private var reformLooks: Int { min(4_096, max(64, 40_000_000 / scoringSteps)) }

  /// Whether a reform takes more than some seconds; a sum of parts never does.
  public var reformIsLong: Bool { !(method is WeightedSum) && scoringSteps > 5_000 }

  /// Why an alternative that is not there yet cannot be moved without levers of the asker's own.
  private func noLever(for id: String, _ held: [DefaultLevers.Held]) -> Problem {
    Problem(
      "no figure of '\(id)' is moved where no levers are given: \(DefaultLevers.listed(held))",
      hint: "say with --levers FILE what can be changed")
  }

  private func reforming(
    _ row: Int, _ top: Int, _ levers: [Lever], _ own: DefaultLevers?, _ scorer: Scorer, _ answer: Reform
  ) throws(CounterfactualError) -> Reforming {
    var moves: [ReformMove] = []
    var plan: ReformPlan?
    let outcome: Reforming.Outcome
    switch answer {
    case .unnecessary: outcome = .unnecessary
    case .reached(let found):
      outcome = .reached
      plan = found
      moves = found.moves
    case .notReachable(_, let best):
      outcome = .notReachable
      moves = best
    }
    let after = try scoresAfter(moves, row, scorer)
    var said = notices
    if outcome != .unnecessary { said += own?.notices ?? [] }
    if let plan, !plan.isStationary {
      said.append(
        Notice(
          "the conditions of an optimum do not hold at this plan: no single lever can be moved back, and a cheaper plan "
            + "is possible"))
    }
    if outcome == .notReachable {
      said.append(Notice("no pull of the levers within their bounds that was found reaches the top \(top)"))
    }
    said += sharedFigureNotices(moves.filter { $0.value != $0.present }.map(\.criterion), of: row)
    if !imputed.isEmpty, moves.contains(where: { $0.change != 0 }) {
      said.append(
        Notice(
          "figures that are imputed for others stay as they are; what-if imputes them anew and may differ a little"
        ))
    }
    said += brokenConditions(moves, row)
    let places = criteria.map(\.id)
    return Reforming(
      assessment: self, alternative: alternatives[row], top: top, outcome: outcome,
      leversAreDefault: own != nil,
      moves: moves.compactMap { move in
        guard let lever = levers.first(where: { $0.criterion == move.criterion }),
          let j = places.firstIndex(of: move.criterion)
        else { return nil }
        return Reforming.Move(
          criterion: criteria[j], lever: lever, present: move.present, value: move.value, cost: move.cost)
      },
      cost: moves.reduce(0) { $0 + $1.cost }, rankBefore: ranking.ranks[row],
      rankAfter: 1 + after.count { $0 > after[row] }, scoreBefore: scores.values[row], scoreAfter: after[row],
      proof: plan.map(proof), overtaken: overtaken(by: row, after), notices: said,
      hash: hash(row, top: top, levers))
  }

  private func scoresAfter(
    _ moves: [ReformMove], _ row: Int, _ scorer: Scorer
  ) throws(CounterfactualError) -> [Double] {
    var columns = scorer.matrix.columns
    for move in moves {
      guard let j = criteria.firstIndex(where: { $0.id == move.criterion }) else { continue }
      columns[j][row] = move.value
    }
    let matrix: DecisionMatrix
    do throws(MatrixError) {
      matrix = try DecisionMatrix(alternatives: alternatives, criteria: criteria, columns: columns)
    } catch {
      throw .notReached(reason: "\(error)")
    }
    do throws(ScoringError) {
      return try scorer.score(matrix)
    } catch {
      throw .scoring(error)
    }
  }

  /// A plan that the study's own conditions would remove the region for is told to be one.
  private func brokenConditions(_ moves: [ReformMove], _ row: Int) -> [Notice] {
    let id = alternatives[row].id
    guard !study.must.isEmpty, let place = study.table.alternatives.firstIndex(where: { $0.id == id }) else {
      return []
    }
    // What is divided by another figure is not the figure that a condition asks about.
    let divided = study.wanted.filter { $0.entry.per != nil }.map(\.entry.indicator)
    let changed = moves.filter { $0.change != 0 && !divided.contains($0.criterion) }
    let columns = changed.compactMap { move in
      study.table.column(move.criterion)?.setting(row: place, to: move.value)
    }
    let (_, removed) = meeting(study.must, in: study.table.adding(columns).keeping([place]))
    return removed.map {
      Notice(
        "with these figures '\(id)' \($0.reason) and would not be ranked; narrow the bounds of the levers")
    }
  }

  private func overtaken(by row: Int, _ after: [Double]) -> [Alternative] {
    ranking.order.filter {
      ranking.ranks[$0] < ranking.ranks[row] && after[$0] <= after[row]
    }.map { alternatives[$0] }
  }

  private func proof(_ plan: ReformPlan) -> Reforming.Proof {
    Reforming.Proof(
      shadowPrice: plan.shadowPrice, stationarity: plan.optimality.stationarity,
      infeasibility: plan.optimality.infeasibility, complementarity: plan.optimality.complementarity,
      isStationary: plan.isStationary, starts: plan.starts, agreeing: plan.agreeing,
      coversAllPieces: plan.coversAllPieces)
  }

  private func hash(_ row: Int, top: Int, _ levers: [Lever]) -> String {
    let lines =
      ["study \(hash)", "region \(alternatives[row].id)", "top \(top)"]
      + levers.map {
        "lever \($0.criterion)|\($0.lower)|\($0.upper)|\($0.costUp)|\($0.costDown)|\($0.shape.rawValue)"
      }
    return sha256Hex(Array(lines.joined(separator: "\n").utf8))
  }
}

public import Decision
internal import Kernels
internal import Scoring

/// What is varied, beside weights and figures, to see which choice matters.
public struct SensitivityQuestion: Sendable, Equatable {
  /// Points in each of the two samples.
  public let baseSample: Int
  /// Ways to choose among, each as likely; empty where the stated one holds.
  public let normalisations: [String]
  public let methods: [String]
  public let policies: [MissingPolicy]

  public init(
    baseSample: Int, normalisations: [String] = [], methods: [String] = [], policies: [MissingPolicy] = []
  ) {
    precondition(baseSample > 1, "caller asks for two points or more")
    self.baseSample = baseSample
    self.normalisations = normalisations
    self.methods = methods
    self.policies = policies
  }

  /// Policies that fill gaps, so that the same alternatives are ranked under each.
  public static let fillingPolicies: [MissingPolicy] = [.countryMean, .nearestNeighbours, .regression]
}

/// Sobol indices: how much of the shift of ranks comes from each choice.
public struct Sensitivity: Sendable, Equatable {
  public struct Index: Sendable, Equatable {
    public let input: String
    public let firstOrder: Double
    public let firstOrderError: Double
    public let total: Double
    public let totalError: Double
  }

  public struct Output: Sendable, Equatable {
    public let name: String
    /// None where the output does not vary.
    public let indices: [Index]?
  }

  public let baseSample: Int
  public let rankings: Int
  public let outputs: [Output]

  public static let rankShift = "rank_shift"
  public static let leaderRank = "leader_rank"
  public static let leaderScore = "leader_score"
}

/// What varies from point to point, and how a point becomes a ranking.
struct SensitivityModel: Sendable {
  /// Names of the inputs: groups of weights first, then figures and choices.
  let inputs: [String]
  /// Criteria of each group of weights.
  private let groups: [[Int]]
  private let figuresInput: Int?
  private let choices: (policy: Int?, normalisation: Int?, method: Int?)
  /// Ways by policy, normalisation and method, in this order.
  private let ways: [(rescorer: Rescorer, figures: DrawnFigures?)]
  private let counts: (policies: Int, normalisations: Int, methods: Int)
  private let spread: WeightSpread
  private let stated: Assessment
  private let leader: Int
  private let ids: [String]

  /// - Throws: ``StudyError/question(_:)`` where the choices do not fit each other or nothing varies;
  ///   ``StudyError/data(_:)`` naming every combination that the figures do not allow.
  init(
    _ assessment: Assessment, question: SensitivityQuestion, spread: WeightSpread, errors: FigureErrors?
  ) throws(StudyError) {
    stated = assessment
    self.spread = spread
    leader = assessment.ranking.order[0]
    ids = assessment.alternatives.map(\.id)
    (inputs, groups) = Self.inputs(assessment, question, spread, errors)
    guard !inputs.isEmpty else {
      throw .question(
        ProblemList(
          Problem(
            "--sobol has nothing to vary",
            hint: "add --errors, --methods, --normalisations or --policies, or draw weights")))
    }
    let names = inputs
    func place(_ name: String) -> Int? { names.firstIndex(of: name) }
    figuresInput = place("figures")
    choices = (place("policies"), place("normalisations"), place("methods"))
    let policies = question.policies.isEmpty ? [assessment.study.missing] : question.policies
    let normalisations: [String?] =
      question.normalisations.isEmpty ? [nil] : question.normalisations
    let methods = question.methods.isEmpty ? [assessment.study.method] : question.methods
    counts = (policies.count, normalisations.count, methods.count)
    ways = try Self.ways(assessment, policies, normalisations, methods, errors)
  }

  private static func inputs(
    _ assessment: Assessment, _ question: SensitivityQuestion, _ spread: WeightSpread, _ errors: FigureErrors?
  ) -> (names: [String], groups: [[Int]]) {
    var names: [String] = []
    var groups: [[Int]] = []
    if spread != .stated {
      let criteria = assessment.criteria
      if assessment.families.isEmpty {
        names = criteria.map { "weights.\($0.id)" }
        groups = criteria.indices.map { [$0] }
      } else {
        names = assessment.families.map { "weights.\($0.rawValue)" }
        groups = assessment.families.map { family in criteria.indices.filter { criteria[$0].family == family }
        }
      }
    }
    if errors != nil { names.append("figures") }
    if !question.policies.isEmpty { names.append("policies") }
    if !question.normalisations.isEmpty { names.append("normalisations") }
    if !question.methods.isEmpty { names.append("methods") }
    return (names, groups)
  }

  /// Every combination, asked once with the stated weights and figures, so that what has no value is known
  /// before any draw.
  private static func ways(
    _ assessment: Assessment, _ policies: [MissingPolicy], _ normalisations: [String?], _ methods: [String],
    _ errors: FigureErrors?
  ) throws(StudyError) -> [(rescorer: Rescorer, figures: DrawnFigures?)] {
    var ways: [(rescorer: Rescorer, figures: DrawnFigures?)] = []
    var refused = ProblemList()
    var wrong = ProblemList()
    for policy in policies {
      for normalisation in normalisations {
        for method in methods {
          do throws(StudyError) {
            let asked = assessment.study.varied(missing: policy, method: method, normalisation: normalisation)
            guard case .assessed(let way) = try asked.assessed(), way.alternatives == assessment.alternatives
            else {
              throw .question(
                ProblemList(
                  Problem(
                    "policy '\(policy.rawValue)' ranks other alternatives than "
                      + "'\(assessment.study.missing.rawValue)'",
                    hint: "state a policy that fills gaps with --missing")))
            }
            let own = errors.map { errors in
              DrawnFigures(way, errors: errors, imputation: way.ownImputationErrors())
            }
            do throws(ScoringError) { ways.append((try Rescorer(way), own)) } catch {
              throw .data(error.problems)
            }
          } catch {
            let combination = [
              policies.count > 1 ? policy.rawValue : nil, normalisation, methods.count > 1 ? method : nil,
            ].compactMap { $0 }.joined(separator: " with ")
            let prefix = combination.isEmpty ? "" : "\(combination): "
            func named(_ list: ProblemList) -> Problem {
              Problem(prefix + list.kept[0].message, hint: list.kept[0].hint)
            }
            switch error {
            case .question(let list): wrong.append(named(list))
            case .data(let list): refused.append(named(list))
            }
          }
        }
      }
    }
    guard wrong.isEmpty else { throw .question(wrong) }
    guard refused.isEmpty else { throw .data(refused) }
    return ways
  }

  /// Names of the outputs; a score of another method or on another scale is no quantity to compare.
  var outputs: [String] {
    [Sensitivity.rankShift, Sensitivity.leaderRank]
      + (choices.normalisation == nil && choices.method == nil ? [Sensitivity.leaderScore] : [])
  }

  func outputs(at point: SobolPoint) throws(ScoringError) -> [Double] {
    func chosen(_ input: Int?, _ ways: Int) -> Int { input.map { point.choice(of: $0, among: ways) } ?? 0 }
    let place =
      (chosen(choices.policy, counts.policies) * counts.normalisations
        + chosen(choices.normalisation, counts.normalisations)) * counts.methods
      + chosen(choices.method, counts.methods)
    let (rescorer, figures) = ways[place]
    var variates: [Double] = []
    if let figures, let figuresInput {
      variates = [Double](repeating: 0, count: figures.count)
      standardNormals(into: &variates, seed: point.seed, stream: point.stream(of: figuresInput))
    }
    let weights = spread.weights(around: stated.weights.values, groups: groups, at: point)
    var scratch = Rescorer.Scratch(count: rescorer.count)
    var scores = [Double](repeating: 0, count: rescorer.count)
    do throws(ScoringError) {
      try rescorer.score(figures, variates, weights: weights, scratch: &scratch, into: &scores)
    } catch {
      throw error.located("at a point of --sobol")
    }
    let ranks = Ranking(scores: scores, ids: ids).ranks
    let shift = zip(ranks, stated.ranking.ranks).reduce(0) { $0 + abs($1.0 - $1.1) }
    let all = [Double(shift) / Double(ranks.count), Double(ranks[leader]), scores[leader]]
    return Array(all.prefix(outputs.count))
  }
}

extension Assessment {
  /// First-order and total Sobol indices of the mean absolute shift of ranks against the stated ranking, of
  /// the stated leader's rank, and of its score where method and normalisation are held.
  ///
  /// - Source: Saisana, Saltelli & Tarantola (2005), *Journal of the Royal Statistical Society* A 168(2) 307,
  ///   section 3.
  func sensitivity(
    _ question: SensitivityQuestion, plan: DrawPlan, errors: FigureErrors?, _ announce: (Int) -> Void
  ) throws(StudyError) -> (sensitivity: Sensitivity, notices: [Notice]) {
    let model = try SensitivityModel(self, question: question, spread: plan.spread, errors: errors)
    let rankings = question.baseSample * (model.inputs.count + 2)
    announce(rankings)
    do throws(ScoringError) {
      let found = try sobolIndices(
        inputs: model.inputs.count, outputs: model.outputs.count,
        plan: SobolPlan(baseSample: question.baseSample, seed: plan.seed, workers: plan.workers)
      ) { (point) throws(ScoringError) in try model.outputs(at: point) }
      var notices: [Notice] = []
      if !question.policies.isEmpty, imputed.isEmpty {
        notices.append(Notice("no figure is missing, so that --policies make no difference"))
      }
      let outputs = zip(model.outputs, found).map { name, indices in
        if indices == nil {
          notices.append(
            Notice("\(name.replacing("_", with: " ")) does not vary, so that it has no Sobol indices"))
        }
        return Sensitivity.Output(
          name: name,
          indices: indices.map { all in
            zip(model.inputs, all).map {
              Sensitivity.Index(
                input: $0, firstOrder: $1.firstOrder, firstOrderError: $1.firstOrderError, total: $1.total,
                totalError: $1.totalError)
            }
          })
      }
      let answer = Sensitivity(baseSample: question.baseSample, rankings: rankings, outputs: outputs)
      return (answer, notices + answer.notices)
    } catch {
      throw .data(error.problems)
    }
  }
}

public import Decision
internal import Estimation

/// The models that explain past decisions.
public enum EstimationModel: String, Sendable, CaseIterable {
  case ols
  case conditionalLogit = "conditional-logit"
  case nestedLogit = "nested-logit"
  case mixedLogit = "mixed-logit"
  case poisson
  case negativeBinomial = "negative-binomial"

  /// Whether each case chooses among alternatives.
  public var isChoice: Bool { [.conditionalLogit, .nestedLogit, .mixedLogit].contains(self) }

  public var title: String {
    switch self {
    case .ols: "Least squares"
    case .conditionalLogit: "Conditional logit"
    case .nestedLogit: "Nested logit"
    case .mixedLogit: "Mixed logit"
    case .poisson: "Poisson"
    case .negativeBinomial: "Negative binomial"
    }
  }
}

/// How standard errors are come by.
public enum ErrorKind: Sendable, Equatable {
  /// What the model itself implies.
  case information
  /// The plain sandwich.
  case robust
  /// The sandwich over clusters, by one or two columns.
  case clustered(by: [String])
  /// The spread of fits on so many resamples of the cases (of the rows, without cases).
  case bootstrap(Int)
}

/// Stated weights that hold a model where decisions are few.
public struct StatedPrior: Sendable, Equatable {
  /// One indicator of a profile: its share of all weights, and its direction.
  public struct Weight: Sendable, Equatable {
    public let indicator: String
    public let share: Double
    public let direction: Direction

    public init(indicator: String, share: Double, direction: Direction) {
      self.indicator = indicator
      self.share = share
      self.direction = direction
    }
  }

  public enum Strength: Sendable, Equatable {
    /// τ, one over the variance of a part-worth around its stated value: 0 leaves the decisions alone.
    case given(Double)
    /// The one that foresees held-out cases best.
    case crossValidated
  }

  public let weights: [Weight]
  public let strength: Strength

  public init(weights: [Weight], strength: Strength) {
    self.weights = weights
    self.strength = strength
  }
}

/// A spot of the data that a problem names.
public enum ObservationSpot: Sendable, Equatable {
  /// From 1, the header not counted.
  case row(Int)
  case cell(row: Int, column: String)
  case column(String)
  /// A choice situation by its id.
  case choiceCase(String)
}

/// A term whose coefficient differs from investor to investor.
public struct RandomTerm: Sendable, Equatable {
  public enum Distribution: String, Sendable, CaseIterable { case normal, lognormal, triangular, uniform }
  /// As written.
  public let term: String
  public let distribution: Distribution

  public init(term: String, distribution: Distribution) {
    self.term = term
    self.distribution = distribution
  }
}

/// Where the values of random coefficients are taken.
public enum DrawSequence: String, Sendable, CaseIterable {
  case halton
  /// Halton's with its digits reversed, which unties neighbouring dimensions.
  case reversedHalton = "reversed-halton"
  case sobol, quadrature
}

/// A model to fit: what explains what, and how errors are to be measured.
public struct EstimationQuestion: Sendable {
  /// What a model has beside its formula.
  public struct Options: Sendable, Equatable {
    public var errors = ErrorKind.information
    /// Whether robust errors carry the factor for small samples.
    public var correctsSmallSample = false
    /// Column of the choice situation.
    public var cases: String?
    /// Column of the alternative.
    public var alternatives: String?
    /// Column of the nest of each alternative.
    public var nests: String?
    /// Whether all nests share one dissimilarity parameter.
    public var hasEqualLambda = false
    /// Column of the weights of cases, or of rows where there are no cases.
    public var weights: String?
    public var random: [RandomTerm] = []
    /// Whether random coefficients may move together.
    public var isCorrelated = false
    public var sequence = DrawSequence.reversedHalton
    /// Draws, or nodes of a quadrature; none for the usual number.
    public var draws: Int?
    /// Points of the sequence that are passed over; none for the usual number.
    public var burnIn: Int?
    /// Column of the investor who decides several cases.
    public var panel: String?
    public var prior: StatedPrior?
    /// The covariate in whose units the others' worth is told.
    public var price: String?
    /// Alternatives without which the model is fitted again, to test that they do not matter.
    public var irrelevant: [String] = []
    /// The term of which to tell who wins and who loses.
    public var substitution: String?
    public var seed: UInt64 = 1
    public var threads = 1

    public init() {}
  }

  public let model: EstimationModel
  public let options: Options
  let formula: Formula

  /// - Throws: ``StudyError/question(_:)`` with everything that does not read in the formula, and options
  ///   that do not fit the model.
  public init(_ model: EstimationModel, formula: String, options: Options) throws(StudyError) {
    self.model = model
    self.options = options
    var problems = Self.misfits(model, options)
    do throws(EstimationError) {
      self.formula = try Formula(formula)
    } catch {
      if case .input(let found) = error { problems.append(contentsOf: found.list { _ in nil }) }
      throw .question(problems)
    }
    guard problems.isEmpty else { throw .question(problems) }
  }

  /// Options that the model wants and does not have, and those that are nothing to it.
  private static func misfits(_ model: EstimationModel, _ options: Options) -> ProblemList {
    var problems = ProblemList()
    let wanted: [(flag: String, isGiven: Bool, isWanted: Bool, isAllowed: Bool)] = [
      ("--case", options.cases != nil, model.isChoice, model.isChoice),
      ("--alternative", options.alternatives != nil, model.isChoice, model.isChoice),
      ("--nest", options.nests != nil, model == .nestedLogit, model == .nestedLogit),
      ("--equal-lambda", options.hasEqualLambda, false, model == .nestedLogit),
      ("--random", !options.random.isEmpty, model == .mixedLogit, model == .mixedLogit),
      ("--correlated", options.isCorrelated, false, model == .mixedLogit),
      ("--sequence", options.sequence != .reversedHalton, false, model == .mixedLogit),
      ("--draws", options.draws != nil, false, model == .mixedLogit),
      ("--burn-in", options.burnIn != nil, false, model == .mixedLogit && options.sequence != .quadrature),
      ("--panel", options.panel != nil, false, model == .mixedLogit),
      ("--prior", options.prior != nil, false, model == .conditionalLogit),
      ("--substitution", options.substitution != nil, false, model == .conditionalLogit),
      ("--iia", !options.irrelevant.isEmpty, false, model == .conditionalLogit),
    ]
    for (flag, isGiven, isWanted, isAllowed) in wanted {
      if isWanted, !isGiven {
        problems.append(
          Problem(
            "\(model.rawValue) wants \(flag)",
            hint: flag == "--random"
              ? "name terms and their distributions: --random 'log(wage):normal'"
              : "name the column that holds it: \(flag) COLUMN"))
      } else if isGiven, !isAllowed {
        problems.append(Problem("\(flag) is nothing to \(model.rawValue)", hint: "leave it out"))
      }
    }
    if model == .conditionalLogit, options.prior != nil, !options.irrelevant.isEmpty {
      problems.append(
        Problem("--iia is nothing to a fit with a prior", hint: "test the fit without --prior"))
    }
    if options.prior != nil, options.errors != .information {
      problems.append(
        Problem(
          "--se \(options.errors.words) is nothing to a fit with a prior",
          hint: "its errors are those of the posterior; leave --se out"))
    }
    return problems
  }

  /// The formula in full.
  public var formulaText: String { formula.description }

  /// Every column that the answer needs.
  public var columns: Set<String> { Set(formula.columns + identities + (options.weights.map { [$0] } ?? [])) }

  /// Columns that hold names, even where these look like numbers.
  public var names: Set<String> {
    // A factor of numbers keeps them, so that its levels stand in order of size.
    Set(identities).subtracting(formula.columns)
  }

  private var identities: [String] {
    var all = [options.cases, options.alternatives, options.nests, options.panel].compactMap(\.self)
    if case .clustered(let columns) = options.errors { all += columns }
    return all
  }
}

extension EstimationProblems {
  /// With the place of each problem in the file of the data, where it has one.
  func list(_ place: (ObservationSpot) -> Place?) -> ProblemList {
    var list = ProblemList()
    for found in kept {
      var problem = found.problem
      problem.place =
        switch found.spot {
        case .row(let row): place(.row(row))
        case .cell(let row, let column): place(.cell(row: row, column: column))
        case .column(let column): place(.column(column))
        case .choiceCase(let name): place(.choiceCase(name))
        case .formula, .table: nil
        }
      list.append(problem)
    }
    for _ in 0..<(count - kept.count) { list.append(Problem("", hint: "")) }
    return list
  }
}

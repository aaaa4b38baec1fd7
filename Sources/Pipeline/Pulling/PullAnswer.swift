public import Decision

/// How existing clusters draw the next choice, and how far that may be believed.
public struct PullAnswer: Sendable {
  /// A figure with the middle 95 % of its draws.
  public struct Figure: Sendable, Equatable {
    public let value: Double
    /// None when too many draws have no value.
    public let interval: ClosedRange<Double>?
  }

  /// One that loses what another gains.
  public struct Loser: Sendable, Equatable {
    public let id: String
    public let zeroSum: Double
    public let nested: Double?
  }

  public struct Alternative: Sendable, Equatable {
    public let id: String
    /// Mean probability.
    public let share: Double
    public let elasticity: Figure
    public let shareAfter: Double
    /// Choices more when others lose them, and when nobody does.
    public let zeroSum: Figure
    public let positiveSum: Figure
    /// Choices more by the nested logit.
    public let nested: Double?
    /// Those that lose most when this one grows, the largest loss first.
    public let losers: [Loser]
  }

  public struct TurningPoint: Sendable, Equatable {
    public let value: Double
    public let standardError: Double
    public let delta: ClosedRange<Double>
    public let fieller: ClosedRange<Double>
  }

  /// What the stock adds to utility.
  public struct CurvePoint: Sendable, Equatable {
    public let stock: Double
    public let utility: Double
    public let interval: ClosedRange<Double>?
  }

  public struct Coefficient: Sendable, Equatable {
    public let name: String
    public let estimate: Double
    public let standardError: Double
  }

  /// One channel: what one cluster term does.
  public struct Channel: Sendable, Equatable {
    public let term: String
    public let stock: String
    public let coefficient: Coefficient
    public let square: Coefficient?
    public let elasticity: Figure
    public let alternatives: [Alternative]
    public let turningPoint: TurningPoint?
    /// Smallest and largest stock of the data.
    public let data: ClosedRange<Double>
    /// Empty without a square.
    public let curve: [CurvePoint]
  }

  public enum Identification: String, Sendable {
    case descriptive
    case fixedEffects = "fixed effects"
    case controlFunction = "control function"
  }

  /// The stock after the decision beside the one before it.
  public struct Placebo: Sendable, Equatable {
    public let term: String
    /// None where the lead cannot be told apart from the other columns.
    public let lead: Coefficient?
    public let pValue: Double?
    /// The cluster term beside the lead.
    public let lag: Coefficient?
    public var holds: Bool { pValue.map { $0 >= 0.05 } ?? false }
  }

  public struct Control: Sendable, Equatable {
    public let instruments: [String]
    /// Of the first stage: rows of one alternative together, and all rows by themselves.
    public let firstStageF: Double
    public let plainFirstStageF: Double
    public let residual: Coefficient
    public let pValue: Double
    /// The cluster term without the control function.
    public let uncontrolled: Coefficient
  }

  /// What past choices take from the cluster.
  public struct Past: Sendable, Equatable {
    public let term: String
    public let past: Coefficient
    /// Cluster term by cluster term, beside past choices and without them.
    public let beside: [Coefficient]
    public let without: [Coefficient]
  }

  public struct Nests: Sendable, Equatable {
    public let column: String
    public let lambdas: [Coefficient]
    public let logLikelihood: Double
  }

  public struct Test: Sendable, Equatable {
    public let name: String
    public let hypothesis: String
    public let statistic: Double
    public let degrees: Int
    public let pValue: Double
  }

  /// The quadratic in levels beside the logarithmic form.
  public struct Forms: Sendable, Equatable {
    public let logTerms: [String]
    public let quadraticLogLikelihood: Double
    public let logLogLikelihood: Double
    /// Coefficients that the quadratic has more.
    public let more: Int
    /// By Akaike's criterion.
    public var logIsBetter: Bool { logLogLikelihood + Double(more) > quadraticLogLikelihood }
  }

  public let formula: String
  public let cases: Int
  public let rows: Int
  /// Number of choices that shares are taken of.
  public let choices: Double
  public let logLikelihood: Double
  public let growth: PullQuestion.Growth
  public let region: String?
  public let draws: Int
  public let seed: UInt64
  /// In the order asked for; at least one.
  public let channels: [Channel]
  public let identification: Identification
  public let placebo: Placebo?
  public let control: Control?
  public let past: Past?
  public let nests: Nests?
  public let tests: [Test]
  public let forms: Forms?
  public let notices: [Notice]
}

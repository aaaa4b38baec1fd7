public import Decision

/// Means within means: each family's values by that family's rule, the families by the root's.
///
/// With global weights `w_j`, `W_f = Σ w_j` over the criteria of a family and shares `v_j = w_j/W_f`:
/// `x_f = M_f(x̃_j; v_j)` and `S = M_root(x_f; W_f)`. The means are `arithmetic` `Σ v·x`, `geometric`
/// `exp(Σ v·ln x)`, `harmonic` `1/Σ(v/x)` and `minimum`, the smallest value of positive weight. A criterion
/// without a family stands beside the families. A value of 0 makes a geometric or harmonic mean 0, which is
/// the limit for x → 0. With arithmetic means throughout it is the weighted sum, bit for bit.
///
///     // costs 0.25 and 1 by minimum with half the weight, taxes 0.5 with the other half, the root harmonic:
///     // 1/(½/0.25 + ½/0.5) = 1/3
///     HierarchicalMean(root: .harmonic, families: [.costs: .minimum])
///
/// - Throws: ``ScoringError/outside(name:cells:)`` with every negative value that a geometric or harmonic
///   mean rests on, directly or by its family; ``ScoringError/undefined(method:reason:)`` naming each
///   weighted criterion that is still a cost; ``ScoringError/parameter(key:message:)`` for a rule of a family
///   that the matrix lacks.
/// - Complexity: O(m·n).
/// - Source: OECD & JRC (2008), *Handbook on Constructing Composite Indicators*, section 6 (aggregation);
///   Becker et al. (2022), *Journal of Open Source Software* 7(78) 4567 (COINr, a rule for each level);
///   Hardy, Littlewood & Pólya (1934), *Inequalities*, Cambridge University Press, section 2.2 (weighted
///   means, and 0 among the values).
public struct HierarchicalMean: ScoringMethod {
  public static let name = "hierarchical"
  public static let scoreScale = ScoreScale.mean("mean of means")
  public static let defaultNormalisation = MinMax.name
  public static let parameterKeys = ["aggregation"]
  /// With its default rules it is the weighted sum.
  public static let isCompared = false
  public static func subject(of key: String) -> ParameterSubject { .family }

  public let root: Aggregation
  /// By the names of families; arithmetic where there is none.
  public let families: [String: Aggregation]

  public init(root: Aggregation = .arithmetic, families: [Family: Aggregation] = [:]) {
    self.root = root
    self.families = Dictionary(uniqueKeysWithValues: families.map { ($0.key.rawValue, $0.value) })
  }

  public init(_ parameters: MethodParameters) throws(ScoringError) {
    let words = try parameters.words("aggregation", among: Aggregation.allCases.map(\.rawValue))
    root = words.general.flatMap(Aggregation.init) ?? .arithmetic
    families = words.single.compactMapValues(Aggregation.init)
  }

  public func scores(for matrix: NormalisedMatrix, weights: WeightVector) throws(ScoringError) -> Scores {
    precondition(weights.values.count == matrix.criteria.count, "caller gives one weight per criterion")
    try refuseStrangers(matrix)
    try refuseCosts(matrix, weights, method: Self.name)
    let nodes = nodes(matrix, weights)
    try refuseNegatives(nodes, matrix)
    let count = matrix.alternatives.count
    var hasZero = [Bool](repeating: false, count: count)
    func note(_ rule: Aggregation, _ columns: [[Double]]) {
      guard rule.vanishesAtZero, columns.count > 1 else { return }
      for column in columns { for i in 0..<count where column[i] == 0 { hasZero[i] = true } }
    }
    var values: [[Double]] = []
    for node in nodes {
      let columns = node.members.map { matrix.columns[$0] }
      note(node.rule, columns)
      values.append(weightedMean(node.rule, of: columns, weights: node.members.map { weights.values[$0] }))
    }
    note(root, values)
    return Scores(
      values: root == .arithmetic
        ? sums(nodes, values, matrix, weights)
        : weightedMean(root, of: values, weights: nodes.map(\.weight)),
      workings: zip(nodes, values).compactMap { node, values in
        node.family.map {
          Working($0.rawValue, "\($0.rawValue) by \(node.rule.rawValue)", along: .alternatives, values)
        }
      },
      notices: notices(zeros: hasZero.count { $0 }, of: count, on: matrix.normalisation))
  }

  /// The sum of the nodes' parts; an arithmetic node's part is the sum of its criteria, undivided.
  private func sums(
    _ nodes: [Node], _ values: [[Double]], _ matrix: NormalisedMatrix, _ weights: WeightVector
  ) -> [Double] {
    let columns = matrix.columns
    var scores = [Double](repeating: 0, count: matrix.alternatives.count)
    for (node, value) in zip(nodes, values) {
      for i in scores.indices {
        scores[i] +=
          node.rule == .arithmetic
          ? node.members.reduce(0) { $0 + weights.values[$1] * columns[$1][i] }
          : node.weight * value[i]
      }
    }
    return scores
  }

  private func notices(zeros: Int, of count: Int, on normalisation: String) -> [Notice] {
    var all: [Notice] = []
    if zeros > 0 {
      all.append(
        Notice(
          "hierarchical: \(zeros) of \(count) alternatives have a value of 0 in a geometric or harmonic "
            + "mean, which is 0 whatever the other values are; goalposts wider than the figures keep them apart"
        ))
    }
    if normalisation != FixedGoalposts.name { all.append(rankReversal(Self.name)) }
    return all
  }

  // MARK: nodes

  /// A family, or a criterion without one, as far as its criteria have a weight.
  private struct Node {
    let family: Family?
    let rule: Aggregation
    var members: [Int]
    var weight: Double
  }

  /// In the order in which they appear.
  private func nodes(_ matrix: NormalisedMatrix, _ weights: WeightVector) -> [Node] {
    var nodes: [Node] = []
    for j in matrix.criteria.indices where weights.values[j] > 0 {
      let family = matrix.criteria[j].family
      if family != nil, let place = nodes.firstIndex(where: { $0.family == family }) {
        nodes[place].members.append(j)
        nodes[place].weight += weights.values[j]
      } else {
        nodes.append(
          Node(
            family: family, rule: family.flatMap { families[$0.rawValue] } ?? .arithmetic, members: [j],
            weight: weights.values[j]))
      }
    }
    return nodes
  }

  // MARK: refusals

  private func refuseStrangers(_ matrix: NormalisedMatrix) throws(ScoringError) {
    let given = MethodParameters(single: ["aggregation": families.mapValues { .word($0.rawValue) }])
    let strangers = given.strangers(to: Self.self, in: matrix.criteria.map { ($0.id, $0.family) })
    if let first = strangers.first { throw first }
  }

  private func refuseNegatives(_ nodes: [Node], _ matrix: NormalisedMatrix) throws(ScoringError) {
    var cells: [OutsideCell] = []
    for node in nodes where root.vanishesAtZero || node.rule.vanishesAtZero {
      for j in node.members {
        for (i, value) in matrix.columns[j].enumerated() where value < 0 {
          cells.append(
            OutsideCell(
              alternative: matrix.alternatives[i].id, criterion: matrix.criteria[j].id, value: value,
              wanted: "no negative value in a geometric or harmonic mean"))
        }
      }
    }
    guard cells.isEmpty else { throw .outside(name: Self.name, cells: cells) }
  }
}

extension ScoringMethod where Self == HierarchicalMean {
  public static var hierarchical: Self { HierarchicalMean() }
}

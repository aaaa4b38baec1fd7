public import Decision
internal import Scoring

/// Weights that the figures themselves give.
public struct Weighing: Sendable {
  public let method: String
  public let criteria: [Criterion]
  public let weights: WeightVector
  /// The weights that the question states, to compare with.
  public let stated: [Double]
  public let removed: [Removal]
  public let notices: [Notice]
}

extension Study {
  /// Weighs the criteria by an objective weighting, on the figures after conditions, imputation and treatment.
  ///
  /// - Throws: ``StudyError/question(_:)`` on an unknown name; ``StudyError/data(_:)`` when the weighting has no value
  ///   on the figures.
  /// - Returns: none when no alternative meets the conditions.
  public func weighed(by name: String) throws(StudyError) -> Weighing? {
    let weighting: any Weighting
    do throws(ScoringError) {
      weighting = try WeightingCatalogue.weighting(named: name, workers: parameters.workers)
    } catch {
      throw .question(ProblemList(Problem("\(error)", hint: error.hint)))
    }
    guard case .prepared(let prepared) = try prepare() else { return nil }
    do throws(ScoringError) {
      return Weighing(
        method: name, criteria: prepared.matrix.criteria,
        weights: try weighting.weights(for: prepared.matrix),
        stated: wanted.map(\.weight), removed: prepared.removed,
        // A weighting goes by directions, on its own scale.
        notices: notices + prepared.notices + targetNotices(on: nil) + goalpostNotices(on: nil))
    } catch {
      throw .data(namingTreatments(error).problems)
    }
  }
}

internal import Decision
internal import Pipeline

/// What a profile states of its indicators, for models of past decisions.
///
/// - Parameter flag: that names the profile.
func statedWeights(ofProfile name: String, flag: String) throws -> [StatedPrior.Weight] {
  let profile = try StudyOptions.profile(at: Locations().profile(name))
  do throws(WeightError) {
    return try profile.globalWeights().map {
      .init(indicator: $0.entry.indicator, share: $0.weight, direction: $0.entry.direction)
    }
  } catch {
    throw Failure(.data, ProblemList(Problem("\(flag): \(error)", hint: "mend the profile's weights")))
  }
}

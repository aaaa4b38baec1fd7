extension Profile {
  /// The profile under another name with other weights, one for each indicator or one for each family.
  ///
  /// Weights of indicators are global: a family gets the sum of its indicators'. Weights of families leave the
  /// proportions within each family as they are.
  ///
  /// - Parameters:
  ///   - weights: by indicator, or by family name.
  ///   - why: what the weights rest on.
  ///   - other: the industry that they were found for, where it is not the profile's; its title becomes the title.
  /// - Returns: none when the names are neither all indicators nor all families of the profile.
  public func weighed(
    as name: String, by weights: [String: Double], why: [String], industry other: Industry? = nil
  ) -> Profile? {
    let indicators = branches.flatMap(\.entries).map(\.indicator)
    let families = branches.map(\.family.rawValue)
    let newBranches: [Branch]
    if Set(weights.keys) == Set(indicators) {
      newBranches = branches.map { branch in
        let entries = branch.entries.map { $0.weighing(weights[$0.indicator]!) }
        return Branch(
          family: branch.family, weight: entries.reduce(0) { $0 + $1.weight },
          aggregation: branch.aggregation, entries: entries)
      }
    } else if Set(weights.keys) == Set(families) {
      newBranches = branches.map {
        Branch(
          family: $0.family, weight: weights[$0.family.rawValue]!, aggregation: $0.aggregation,
          entries: $0.entries)
      }
    } else {
      return nil
    }
    return Profile(
      name: name, title: other?.title ?? title, industry: other?.code ?? industry, function: function,
      method: method,
      normalisation: normalisation, aggregation: aggregation, missing: missing, must: must,
      branches: newBranches, why: why)
  }
}

extension Profile.Entry {
  /// The entry with another weight.
  func weighing(_ weight: Double) -> Profile.Entry {
    Profile.Entry(
      indicator: indicator, weight: weight, direction: direction, treatment: treatment, goalposts: goalposts,
      target: target, per: per, place: place)
  }
}

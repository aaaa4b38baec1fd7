public import Decision

extension ClusterData {
  /// The employment of a dataset in one year, on one level of its classification.
  ///
  /// - Parameters:
  ///   - industry: the industries as far from the top as this one are compared; none for the level that has
  ///     the most industries.
  ///   - year: the newest where none is given.
  /// - Throws: ``StudyError/question(_:)`` where the dataset has no employment, not of that year, or nothing to
  ///   compare the industry with.
  public init(of dataset: Dataset, beside industry: Industry?, year: Int?) throws(StudyError) {
    let name = dataset.heading.name
    guard let employment = dataset.employment, let newest = employment.years.last else {
      throw .question(
        ProblemList(
          Problem(
            "dataset '\(name)' has no employment, from which clusters are computed",
            hint: "take another dataset, or give --employment")))
    }
    let year = year ?? newest
    guard employment.years.contains(year) else {
      throw .question(
        ProblemList(
          Problem(
            "dataset '\(name)' has no employment of \(year)",
            hint: "choose from: \(employment.years.map(String.init).joined(separator: ", "))")))
    }
    let tree = dataset.industries
    var levels: [Int: [Industry]] = [:]
    for one in tree.industries { levels[tree.depth(of: one.code), default: []].append(one) }
    let widest = levels.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.value ?? []
    let peers = industry.map { tree.peers(of: $0.code) } ?? widest
    guard peers.count > 1 else {
      throw .question(
        ProblemList(
          Problem(
            "industry '\(industry?.code ?? "")' has nothing beside it to be compared with",
            hint: "choose an industry below the top of the classification")))
    }
    let grid = PeerGrid(employment, year: year, peers: peers, dataset: dataset)
    let places = dataset.regions.allSatisfy { $0.position != nil && $0.areaKm2 != nil }
    self.init(
      regions: dataset.regions, industries: peers, year: year, jobs: grid.cells, totals: grid.totals,
      supply: dataset.supply, hasPlaces: places)
  }
}

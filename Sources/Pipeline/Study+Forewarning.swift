internal import Decision
internal import Scoring

extension Study {
  /// What answering will take where it takes long, to be told before; conditions may still leave fewer
  /// alternatives.
  public var forewarning: String? {
    MethodCatalogue.forewarning(
      of: method, parameters: parameters, alternatives: table.alternatives.count,
      criteria: wanted.filter { $0.weight > 0 }.map {
        Criterion(id: $0.entry.indicator, direction: $0.entry.direction)
      })
  }
}

internal import Decision

extension Dataset {
  /// The one industry that a code or words stand for.
  ///
  /// - Parameter hint: what to do where there is none; the usual way is to try another word.
  /// - Throws: ``Failure`` of usage where there is none, or several.
  func industry(called words: String, hint: String? = nil) throws -> Industry {
    switch IndustrySearch(industries, words: industryWords).answer(words) {
    case .found(let industry): return industry
    case .candidates(let all):
      throw Failure.usage(
        "'\(words)' may mean several industries of '\(heading.name)'",
        hint: "name one by its code: " + all.map { "\($0.code) \($0.title)" }.joined(separator: "; "))
    case .none:
      throw Failure.usage(
        "no industry of '\(heading.name)' is found for '\(words)'",
        hint: hint ?? "try another word, or see 'lodestone dataset show \(heading.name)'")
    }
  }
}

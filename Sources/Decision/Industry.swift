/// A branch of the economy in a dataset's classification.
public struct Industry: Sendable, Hashable {
  public let code: String
  public let title: String
  /// Code of the wider industry that it is part of; none at the top.
  public let parent: String?

  public init(code: String, title: String, parent: String? = nil) {
    self.code = code
    self.title = title
    self.parent = parent
  }
}

/// The industries of a classification as a tree.
public struct IndustryTree: Sendable, Equatable {
  public let industries: [Industry]
  private let places: [String: Int]

  public init(_ industries: [Industry]) {
    self.industries = industries
    self.places = Dictionary(
      industries.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func place(of code: String) -> Int? { places[code] }
  public subscript(code: String) -> Industry? { places[code].map { industries[$0] } }

  /// Steps from the top; 0 for an industry without a parent.
  public func depth(of code: String) -> Int {
    var depth = 0
    var current = self[code]?.parent
    // A ring of parents would go on for ever; no chain is longer than the list.
    while let parent = current, depth <= industries.count {
      depth += 1
      current = self[parent]?.parent
    }
    return depth
  }

  /// The industries as far from the top as this one, itself among them, in the order of the list.
  public func peers(of code: String) -> [Industry] {
    guard places[code] != nil else { return [] }
    let depth = depth(of: code)
    return industries.filter { self.depth(of: $0.code) == depth }
  }

  public func children(of code: String) -> [Industry] { industries.filter { $0.parent == code } }
  public var tops: [Industry] { industries.filter { $0.parent == nil } }
}

/// Finds an industry by its code or by a person's words.
public struct IndustrySearch: Sendable {
  public enum Answer: Sendable, Equatable {
    case found(Industry)
    /// Several fit; best first.
    case candidates([Industry])
    case none
  }

  private let tree: IndustryTree
  private let words: [String: [String]]

  /// - Parameter words: the everyday words of each code.
  public init(_ tree: IndustryTree, words: [String: [String]] = [:]) {
    self.tree = tree
    self.words = words
  }

  /// A code, an exact word or title, else every industry whose words or title hold all the words asked.
  ///
  /// A code is found without regard to case. A word that stands for several industries gives all of them
  /// as candidates: nothing is guessed.
  public func answer(_ query: String) -> Answer {
    let asked = Self.folded(query)
    guard !asked.isEmpty else { return .none }
    if let code = tree.industries.first(where: { Self.folded($0.code) == asked }) { return .found(code) }
    let exact = tree.industries.filter { industry in
      Self.folded(industry.title) == asked
        || (words[industry.code] ?? []).contains { Self.folded($0) == asked }
    }
    if exact.count == 1 { return .found(exact[0]) }
    if exact.count > 1 { return .candidates(exact) }
    let tokens = Self.tokens(asked)
    let scored = tree.industries.enumerated().compactMap { place, industry -> (Int, Int, Industry)? in
      let known = Self.tokens(
        Self.folded(([industry.title] + (words[industry.code] ?? [])).joined(separator: " ")))
      var points = 0
      for token in tokens {
        guard let best = known.map({ Self.likeness(token, $0) }).max(), best > 0 else { return nil }
        points += best
      }
      return (-points, place, industry)
    }
    let best = scored.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    guard let first = best.first else { return .none }
    let equals = best.filter { $0.0 == first.0 }
    if equals.count == 1, first.0 <= -3 * tokens.count { return .found(first.2) }
    return .candidates(best.prefix(8).map(\.2))
  }

  /// 3 for the same word (or its plural), 2 for a beginning of four letters and more, 1 for a slip of the keyboard.
  private static func likeness(_ asked: String, _ known: String) -> Int {
    if asked == known || asked + "s" == known || asked == known + "s" { return 3 }
    if asked.count >= 4, known.hasPrefix(asked) { return 2 }
    if asked.count >= 5, editDistance(Array(asked.unicodeScalars), Array(known.unicodeScalars)) <= 1 {
      return 1
    }
    return 0
  }

  private static func folded(_ text: String) -> String { tokens(text.lowercased()).joined(separator: " ") }

  private static func tokens(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}

/// The known names that lie nearest to one that is not known, for 'did you mean'.
///
/// Edit distance with transpositions, letters without regard to case; a name that contains the word, or that
/// shares its first five letters and most of it, is near as well. At most three, nearest first, ties in the order
/// given.
///
///     nearestNames(to: "topsiss", among: ["vikor", "topsis"])  // ["topsis"]
///
/// - Complexity: O(n·l²) for n names of l letters; words of more than 64 letters have no neighbours.
/// - Source: Damerau (1964), *Communications of the ACM* 7(3) 171 (restricted edit distance).
public func nearestNames(to word: String, among names: [String]) -> [String] {
  let wanted = Array(word.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
  // A third of the letters may be wrong; with less than that nearly everything would be a neighbour.
  let allowed = wanted.count < 2 ? 0 : max(1, (wanted.count + 1) / 3)
  var near: [(distance: Int, place: Int)] = []
  for (place, name) in names.enumerated() where name.utf8.count <= 96 {
    let letters = Array(name.lowercased().unicodeScalars)
    let distance = editDistance(wanted, letters)
    if distance <= allowed {
      near.append((distance, place))
    } else if wanted.count >= 3, contains(letters, wanted) || sharesBeginning(letters, wanted) {
      near.append((allowed + 1, place))
    }
  }
  near.sort { $0 < $1 }
  return near.prefix(3).map { names[$0.place] }
}

/// `did you mean 'topsis'?`, or the list of what there is when nothing is near.
public func suggestion(for word: String, among names: [String]) -> String {
  let near = nearestNames(to: word, among: names)
  if !near.isEmpty { return "did you mean " + near.map { "'\($0)'" }.joined(separator: " or ") + "?" }
  guard !names.isEmpty else { return "there is none to choose from" }
  // A short list is read; a long one hides what matters, so of that only a taste is given.
  let listed = names.prefix(names.count > 24 ? 6 : 24).joined(separator: ", ")
  return "choose from: \(listed)" + (names.count > 24 ? ", … (\(names.count) in all)" : "")
}

private func contains(_ letters: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
  guard letters.count >= part.count else { return false }
  return (0...(letters.count - part.count)).contains { letters[$0..<($0 + part.count)].elementsEqual(part) }
}

private func sharesBeginning(_ letters: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Bool {
  let shared = zip(letters, word).prefix { $0 == $1 }.count
  return shared >= 5 && 3 * shared >= 2 * word.count
}

func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in 0..<b.count {
      let substituted = last[j] + (a[i] == b[j] ? 0 : 1)
      var best = min(substituted, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
      current[j + 1] = best
    }
    (beforeLast, last) = (last, current)
  }
  return last[b.count]
}

internal import Decision

/// `industry_words.csv`: the everyday words of each industry.
func industryWords(from scanner: inout CSVScanner, industries: IndustryTree) -> [String: [String]] {
  let columns = NamedColumns(&scanner, needed: ["industry", "word"])
  guard scanner.problems.isEmpty else { return [:] }
  var words: [String: [String]] = [:]
  while scanner.nextRow() {
    let code = scanner.text(columns["industry"]!)
    if industries[code] == nil {
      scanner.report(
        "industry '\(code)' is not in industries.csv",
        hint: suggestion(for: code, among: industries.industries.map(\.code)), column: columns["industry"]!)
    }
    words[code, default: []].append(scanner.text(columns["word"]!))
  }
  return words
}

/// `sources.csv`: who published what under which licence.
func sources(from scanner: inout CSVScanner) -> [Dataset.Source] {
  let columns = NamedColumns(&scanner, needed: ["source", "title", "publisher", "licence"])
  guard scanner.problems.isEmpty else { return [] }
  var all: [Dataset.Source] = []
  while scanner.nextRow() {
    all.append(
      Dataset.Source(
        id: scanner.text(columns["source"]!), title: scanner.text(columns["title"]!),
        publisher: scanner.text(columns["publisher"]!), licence: scanner.text(columns["licence"]!)))
  }
  return all
}

/// `supply.csv`: input coefficients of an input-output table.
func supply(from scanner: inout CSVScanner, industries: IndustryTree) -> [Dataset.Supply] {
  let columns = NamedColumns(&scanner, needed: ["supplier", "user", "coefficient"])
  guard scanner.problems.isEmpty else { return [] }
  var all: [Dataset.Supply] = []
  while scanner.nextRow() {
    let codes = ["supplier", "user"].map { key in
      let code = scanner.text(columns[key]!)
      if industries[code] == nil {
        scanner.report(
          "industry '\(code)' is not in industries.csv",
          hint: suggestion(for: code, among: industries.industries.map(\.code)), column: columns[key]!)
      }
      return code
    }
    let coefficient = scanner.number(columns["coefficient"]!)
    if coefficient.map({ $0 < 0 }) ?? scanner.isMissing(columns["coefficient"]!) {
      scanner.report(
        "the coefficient from '\(codes[0])' to '\(codes[1])' is \(scanner.quoted(columns["coefficient"]!))",
        hint: "a coefficient is a number, 0 or above", column: columns["coefficient"]!)
    }
    all.append(Dataset.Supply(supplier: codes[0], user: codes[1], coefficient: coefficient ?? 0))
  }
  return all
}

/// One column of a table of observations: numbers or texts, with the rows where it has no value.
public struct ObservationColumn: Sendable, Equatable {
  public enum Values: Sendable, Equatable {
    case numbers([Double])
    /// The different texts, and for every row the place of its text among them.
    case texts(levels: [String], codes: [Int32])
  }

  public let name: String
  public let values: Values
  /// Numbers of the rows without a value, from 1; what stands there in `values` is never read.
  public let gaps: Set<Int>

  public init(_ name: String, numbers: [Double], gaps: Set<Int> = []) {
    self.init(name, .numbers(numbers), gaps)
  }

  /// Texts that a reader has coded already.
  public init(_ name: String, levels: [String], codes: [Int32], gaps: Set<Int> = []) {
    self.init(name, .texts(levels: levels, codes: codes), gaps)
  }

  public init(_ name: String, texts: [String], gaps: Set<Int> = []) {
    var levels: [String] = []
    var places: [String: Int32] = [:]
    var codes: [Int32] = []
    codes.reserveCapacity(texts.count)
    for text in texts {
      let code = places[text] ?? Int32(levels.count)
      if code == levels.count {
        places[text] = code
        levels.append(text)
      }
      codes.append(code)
    }
    self.init(name, .texts(levels: levels, codes: codes), gaps)
  }

  private init(_ name: String, _ values: Values, _ gaps: Set<Int>) {
    self.name = name
    self.values = values
    self.gaps = gaps
  }

  /// Rows, those without a value included.
  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(_, let codes): codes.count
    }
  }
}

internal import Decision

extension Alternative {
  /// Its id and, where it has one of its own, its name.
  var called: String { name.isEmpty || name == id ? id : "\(id) \(name)" }
}

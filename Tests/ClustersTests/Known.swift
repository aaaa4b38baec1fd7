/// Unknown values as not-a-number, which agrees with nothing.
func known(_ values: [Double?]) -> [Double] { values.map { $0 ?? .nan } }

/// Distances come from the chord of two unit vectors, rounded to about 1e-16: relative to the 20 km and more
/// of the cases here less than 1e-12.
func agreesAsDistance(_ found: Double, _ expected: Double) -> Bool {
  abs(found - expected) <= 1e-12 * abs(expected)
}

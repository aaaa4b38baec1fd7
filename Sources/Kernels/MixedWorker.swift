/// The work on one member after another, with the memory for it.
@safe final class MixedWorker {
  private let choices: SimulatedChoices
  private let set: InstructionSet
  /// Locations of the columns that do not vary, zero for the others, padded as the rows are.
  private let fixedVector: [Double]
  private let point: [Double]
  private let blocks: Int
  /// Parameters, and products of factors, filled up to multiples of four.
  private let paddedParameters: Int
  private let paddedPairs: Int
  private let memory: Memory

  /// Places in one piece of memory, in doubles.
  @unsafe private struct Memory {
    let base: UnsafeMutablePointer<Double>
    var fixed, powers, sums, leads, logs, weights, products, coefficients: UnsafeMutablePointer<Double>
    var factors, pairs, scores, means, expanded, squares, averages: UnsafeMutablePointer<Double>
  }

  init(_ choices: SimulatedChoices, _ point: [Double], members: Range<Int>, _ set: InstructionSet) {
    self.choices = choices
    self.set = set
    self.point = point
    let width = choices.rows.width
    var vector = Array(point.prefix(choices.rows.columnCount))
    for column in choices.random.columns { vector[column] = 0 }
    fixedVector = vector + [Double](repeating: 0, count: width - vector.count)
    blocks = choices.deviates.logWeights.count / 8
    paddedParameters = (choices.factors.count + 3) / 4 * 4
    paddedPairs = (choices.factors.pairs.count + 3) / 4 * 4
    var (rows, groups) = (0, 0)
    for member in members {
      rows = max(rows, choices.rowCount(of: member))
      groups = max(groups, choices.starts[member + 1] - choices.starts[member])
    }
    let lanes = blocks * 8
    let factorCount = choices.factors.factors.count
    let sizes = [
      rows, lanes * rows, lanes * groups, lanes, lanes, lanes, lanes, lanes * choices.random.columns.count,
      lanes * factorCount, lanes * paddedPairs, lanes * width, lanes * width, lanes * paddedParameters,
      paddedParameters * paddedParameters * 8, rows * paddedPairs,
    ].map { ($0 + 7) / 8 * 8 }
    let bytes = sizes.reduce(0, +) * MemoryLayout<Double>.stride
    let base = unsafe UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Double.self, capacity: bytes / 8)
    unsafe base.initialize(repeating: 0, count: bytes / 8)
    var place = 0
    func next(_ index: Int) -> UnsafeMutablePointer<Double> {
      defer { place += sizes[index] }
      return unsafe base + place
    }
    unsafe memory = Memory(
      base: base, fixed: next(0), powers: next(1), sums: next(2), leads: next(3), logs: next(4),
      weights: next(5), products: next(6), coefficients: next(7), factors: next(8), pairs: next(9),
      scores: next(10), means: next(11), expanded: next(12), squares: next(13), averages: next(14))
  }

  deinit { unsafe memory.base.deallocate() }

  /// log L of a member; what the derivatives need is left in memory.
  func logLikelihood(_ member: Int) -> Double {
    takePowers(of: member)
    let (logs, lanes) = unsafe (memory.logs, blocks * 8)
    unsafe choices.deviates.logWeights.withUnsafeBufferPointer {
      unsafe logs.update(from: $0.baseAddress!, count: lanes)
    }
    for lane in 0..<lanes { unsafe memory.products[lane] = 1 }
    var bound = 1.0
    unsafe forEachGroup(of: member) { group, _, draws in
      let count = choices.counts[group]
      // The logarithm of a product of many sums costs one call, and none of the products overflows.
      let single = count == 1
      if single {
        unsafe bound *= Double(draws.count)
        if bound > 1e280 {
          takeLogarithms()
          unsafe bound = Double(draws.count)
        }
      }
      unsafe readPowers(group, draws)
      for lane in 0..<lanes {
        let (lead, sum) = unsafe (memory.leads[lane], draws.sums[lane])
        if single {
          unsafe logs[lane] += lead
          unsafe memory.products[lane] *= sum
        } else {
          unsafe logs[lane] += count * (lead - logarithm(sum))
        }
      }
    }
    takeLogarithms()
    let (sum, largest) = unsafe RowLoops.exponentials(logs, count: lanes, into: memory.weights, set)
    for lane in 0..<lanes { unsafe memory.weights[lane] /= sum }
    return largest + logarithm(sum)
  }

  private func takeLogarithms() {
    for lane in 0..<blocks * 8 {
      unsafe memory.logs[lane] -= logarithm(memory.products[lane])
      unsafe memory.products[lane] = 1
    }
  }

  /// A member's mean shares, row after row of its groups.
  func shares(_ member: Int) -> [Double] {
    takePowers(of: member)
    let total = choices.rowCount(of: member)
    unsafe forEachGroup(of: member) { group, _, draws in
      unsafe readPowers(group, draws)
      unsafe MixedLoops.means(draws, weight: 0, means: memory.means, scores: memory.scores, set)
    }
    let logWeights = choices.deviates.logWeights
    for block in 0..<blocks {
      for lane in 0..<8 {
        unsafe memory.pairs[block * paddedPairs * 8 + lane] = exponential(logWeights[block * 8 + lane])
      }
    }
    unsafe MixedLoops.averages(
      memory.powers, total: total, weights: memory.pairs, count: paddedPairs, blocks: blocks,
      into: memory.averages, set)
    return (0..<total).map { unsafe memory.averages[$0 * paddedPairs] }
  }

  /// Means over the draws, row after row of a member's groups: of P(1 − P), and of it times the coefficient
  /// of every random column.
  func slopes(_ member: Int) -> [Double] {
    takePowers(of: member)
    let (rowCount, varying) = (choices.rowCount(of: member), choices.random.columns.count)
    unsafe forEachGroup(of: member) { group, _, draws in
      unsafe readPowers(group, draws)
      unsafe MixedLoops.means(draws, weight: 0, means: memory.means, scores: memory.scores, set)
    }
    let weights = choices.deviates.logWeights.map(exponential)
    var slopes: [Double] = []
    slopes.reserveCapacity(rowCount * (varying + 1))
    for row in 0..<rowCount {
      var sums = [SIMD8<Double>](repeating: .zero, count: varying + 1)
      for block in 0..<blocks {
        let share = unsafe eight(memory.powers + (block * rowCount + row) * 8)
        let weight = unsafe weights.withUnsafeBufferPointer { unsafe eight($0.baseAddress! + block * 8) }
        let slope = weight * share * (1 - share)
        sums[0] += slope
        for d in 0..<varying {
          unsafe sums[d + 1] += slope * eight(memory.coefficients + (block * varying + d) * 8)
        }
      }
      slopes += sums.map(total(_:))
    }
    return slopes
  }

  /// Adds a member's log L, gradient and second derivatives.
  func add(_ member: Int, to sums: inout MixedSums) {
    let weight = choices.weights[member]
    sums.logLikelihood += weight * logLikelihood(member)
    let factors = choices.factors
    let (order, width, lanes) = (factors.count, choices.rows.width, blocks * 8)
    takePairs()
    unsafe memory.scores.update(repeating: 0, count: lanes * width)
    unsafe memory.squares.update(repeating: 0, count: paddedParameters * paddedParameters * 8)
    unsafe forEachGroup(of: member) { group, _, draws in
      let count = choices.counts[group]
      unsafe MixedLoops.means(draws, weight: count, means: memory.means, scores: memory.scores, set)
      unsafe expandAndSquare(memory.means, factor: count)
    }
    let total = choices.rowCount(of: member)
    unsafe MixedLoops.averages(
      memory.powers, total: total, weights: memory.pairs, count: paddedPairs, blocks: blocks,
      into: memory.averages, set)
    unsafe expandAndSquare(memory.scores, factor: 1)

    var gradient = [Double](repeating: 0, count: order)
    for a in 0..<order {
      gradient[a] = weightedTotal(of: a) { _ in 1 }
      sums.gradient[a] += weight * gradient[a]
      sums.scores.append(weight * gradient[a])
    }
    var curvature = [Double](repeating: 0, count: order * (order + 1) / 2)
    unsafe forEachGroup(of: member) { group, first, draws in
      unsafe addProducts(of: draws, at: first, count: choices.counts[group], to: &curvature)
    }
    takeSecondDerivatives(of: member, from: &curvature)
    for a in 0..<order {
      for b in 0...a {
        let squares = unsafe total8(memory.squares + (a * paddedParameters + b) * 8)
        let value = weight * (curvature[a * (a + 1) / 2 + b] - squares + gradient[a] * gradient[b])
        sums.curvature[a * order + b] += value
        if a != b { sums.curvature[b * order + a] += value }
      }
    }
  }
}

extension MixedWorker {
  /// - Parameter body: takes a group, the place of its first row among those of the member, and its draws.
  private func forEachGroup(of member: Int, _ body: (Int, Int, GroupDraws) -> Void) {
    let (rows, total) = (choices.rows, choices.rowCount(of: member))
    var first = 0
    for place in choices.starts[member]..<choices.starts[member + 1] {
      let group = choices.groups[place]
      let count = rows.starts[group + 1] - rows.starts[group]
      unsafe body(
        group, first,
        GroupDraws(
          rows: rows.rows + rows.starts[group] * rows.width, count: count, width: rows.width,
          chosen: rows.chosen[group] - rows.starts[group], blocks: blocks, total: total,
          powers: memory.powers + first * 8,
          sums: memory.sums + (place - choices.starts[member]) * blocks * 8))
      first += count
    }
  }

  private func readPowers(_ group: Int, _ draws: GroupDraws) {
    let start = choices.rows.starts[group]
    unsafe fixedVector.withUnsafeBufferPointer { vector in
      if let offset = choices.offset {
        unsafe offset.withUnsafeBufferPointer { offset in
          unsafe RowLoops.products(
            draws.rows, count: draws.count, width: draws.width, vector.baseAddress!,
            offset: offset.baseAddress! + start, into: memory.fixed, set)
        }
      } else {
        unsafe RowLoops.products(
          draws.rows, count: draws.count, width: draws.width, vector.baseAddress!, offset: nil,
          into: memory.fixed, set)
      }
    }
    unsafe choices.random.columns.withUnsafeBufferPointer { columns in
      unsafe MixedLoops.powers(
        draws, fixed: memory.fixed, columns: columns.baseAddress!, varying: columns.count,
        coefficients: memory.coefficients, leads: memory.leads, set)
    }
  }

  /// The coefficients of a member's draws, and the factors of their derivatives.
  private func takePowers(of member: Int) {
    let (random, deviates, factors) = (choices.random, choices.deviates, choices.factors)
    let (varying, columnCount) = (random.columns.count, choices.rows.columnCount)
    unsafe deviates.values.withUnsafeBufferPointer { values in
      let table = unsafe values.baseAddress! + member * deviates.stride
      for block in 0..<blocks {
        let z = unsafe table + block * deviates.dimensions * 8
        let coefficients = unsafe memory.coefficients + block * varying * 8
        for d in 0..<varying {
          unsafe put(SIMD8(repeating: point[random.columns[d]]), coefficients + d * 8)
        }
        for (s, spread) in random.spreads.enumerated() {
          let place = unsafe coefficients + spread.column * 8
          unsafe put(eight(place) + point[columnCount + s] * eight(z + spread.deviate * 8), place)
        }
        for d in 0..<varying where random.isExponential[d] {
          for lane in 0..<8 {
            unsafe coefficients[d * 8 + lane] = exponential(coefficients[d * 8 + lane])
          }
        }
        let factor = unsafe memory.factors + block * factors.factors.count * 8
        for (place, kind) in factors.factors.enumerated() {
          let value: SIMD8<Double> =
            switch kind {
            case .one: SIMD8(repeating: 1)
            case .deviate(let l): unsafe eight(z + l * 8)
            case .coefficient(let d): unsafe eight(coefficients + d * 8)
            case .both(let d, let l): unsafe eight(coefficients + d * 8) * eight(z + l * 8)
            }
          unsafe put(value, factor + place * 8)
        }
      }
    }
  }

  /// Products of factors times the posterior weights.
  private func takePairs() {
    let (pairs, count) = (choices.factors.pairs, choices.factors.factors.count)
    for block in 0..<blocks {
      let weight = unsafe eight(memory.weights + block * 8)
      let factor = unsafe memory.factors + block * count * 8
      let result = unsafe memory.pairs + block * paddedPairs * 8
      for (place, pair) in pairs.enumerated() {
        unsafe put(weight * eight(factor + pair.0 * 8) * eight(factor + pair.1 * 8), result + place * 8)
      }
    }
  }

  private func expandAndSquare(_ values: UnsafeMutablePointer<Double>, factor: Double) {
    let factors = choices.factors
    unsafe factors.columns.withUnsafeBufferPointer { columns in
      unsafe factors.places.withUnsafeBufferPointer { places in
        unsafe MixedLoops.expanded(
          values, width: choices.rows.width, factors: memory.factors, factorCount: factors.factors.count,
          columns: columns.baseAddress!, places: places.baseAddress!, parameters: factors.count,
          padded: paddedParameters, blocks: blocks, into: memory.expanded, set)
      }
    }
    unsafe MixedLoops.squares(
      memory.expanded, padded: paddedParameters, blocks: blocks, weights: memory.weights, factor: factor,
      into: memory.squares, set)
  }

  /// Σ over the draws of weight × score of parameter a × `factor`, which takes a block.
  private func weightedTotal(of a: Int, _ factor: (Int) -> SIMD8<Double>) -> Double {
    var sum = SIMD8<Double>.zero
    for block in 0..<blocks {
      let score = unsafe eight(memory.expanded + (block * paddedParameters + a) * 8)
      unsafe sum += eight(memory.weights + block * 8) * score * factor(block)
    }
    return total(sum)
  }

  private func weightedTotal(of a: Int, _ factor: (Int) -> Double) -> Double {
    weightedTotal(of: a) { (block: Int) -> SIMD8<Double> in SIMD8(repeating: factor(block)) }
  }

  private func total8(_ place: UnsafeMutablePointer<Double>) -> Double { unsafe total(eight(place)) }

  /// Σⱼ of the averaged products of shares and factors times the products of two columns.
  private func addProducts(
    of draws: GroupDraws, at first: Int, count: Double, to curvature: inout [Double]
  ) {
    let factors = choices.factors
    let order = factors.count
    unsafe curvature.withUnsafeMutableBufferPointer { curvature in
      unsafe factors.columns.withUnsafeBufferPointer { columns in
        unsafe factors.pairPlaces.withUnsafeBufferPointer { pairs in
          for j in unsafe 0..<draws.count {
            let row = unsafe draws.rows + j * draws.width
            let average = unsafe memory.averages + (first + j) * paddedPairs
            var place = 0
            for a in 0..<order {
              let value = unsafe count * row[columns[a]]
              for b in 0...a {
                unsafe curvature[place] += value * row[columns[b]] * average[pairs[place]]
                place += 1
              }
            }
          }
        }
      }
    }
  }

  /// Exponential coefficients bend: ∂²β = β (1, z)(1, z)′, times the score of their column.
  private func takeSecondDerivatives(of member: Int, from curvature: inout [Double]) {
    let (random, deviates) = (choices.random, choices.deviates)
    for (d, mean) in random.columns.enumerated() where random.isExponential[d] {
      curvature[mean * (mean + 1) / 2 + mean] -= weightedTotal(of: mean) { _ in 1 }
      for (s, spread) in random.spreads.enumerated() where spread.column == d {
        let a = choices.rows.columnCount + s
        curvature[a * (a + 1) / 2 + mean] -= weightedTotal(of: a) { _ in 1 }
        for (t, other) in random.spreads[...s].enumerated() where other.column == d {
          let place = a * (a + 1) / 2 + choices.rows.columnCount + t
          curvature[place] -= weightedTotal(of: a) { (block: Int) -> SIMD8<Double> in
            unsafe deviates.values.withUnsafeBufferPointer {
              let table = unsafe $0.baseAddress! + member * deviates.stride
              return unsafe eight(table + (block * deviates.dimensions + other.deviate) * 8)
            }
          }
        }
      }
    }
  }
}

extension SimulatedChoices {
  func rowCount(of member: Int) -> Int {
    groups[starts[member]..<starts[member + 1]].reduce(0) { $0 + rows.starts[$1 + 1] - rows.starts[$1] }
  }
}

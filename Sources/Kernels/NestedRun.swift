/// What one evaluation of a nested logit reads, and the sums of one block of groups.
struct NestedRun: Sendable {
  let rows: NestedRows
  let vector: [Double]
  let values: [Double]
  let weights: [Double]
  let offset: [Double]?
  let set: InstructionSet

  struct Sums: Sendable {
    var logLikelihood = 0.0
    var gradient: [Double]
    /// (width + scales)², lower triangle.
    var outer: [Double]
    /// width × width, lower triangle.
    var products: [Double]
    var scaleGradient: [Double]
    /// A row of `width` for every scale.
    var mixed: [Double]
    var scaleProducts: [Double]

    init(width: Int, scaleCount: Int) {
      gradient = [Double](repeating: 0, count: width)
      products = [Double](repeating: 0, count: width * width)
      scaleGradient = [Double](repeating: 0, count: scaleCount)
      mixed = [Double](repeating: 0, count: width * scaleCount)
      scaleProducts = [Double](repeating: 0, count: scaleCount * scaleCount)
      outer = [Double](repeating: 0, count: (width + scaleCount) * (width + scaleCount))
    }

    mutating func add(_ other: Sums) {
      func join(_ sums: inout [Double], _ others: [Double]) {
        for place in sums.indices { sums[place] += others[place] }
      }
      logLikelihood += other.logLikelihood
      join(&gradient, other.gradient)
      join(&outer, other.outer)
      join(&products, other.products)
      join(&scaleGradient, other.scaleGradient)
      join(&mixed, other.mixed)
      join(&scaleProducts, other.scaleProducts)
    }
  }

  /// Rows that are worked on together.
  private static let batch = 256

  /// - Parameters:
  ///   - logShares: room for a number for every row, of which those of the block are written.
  ///   - logInnerShares: the same.
  func sums(
    of block: Range<Int>, _ logShares: UnsafeMutablePointer<Double>?,
    _ logInnerShares: UnsafeMutablePointer<Double>?
  ) -> Sums {
    var sums = Sums(width: rows.inner.width, scaleCount: rows.scaleCount)
    // No group is larger than a batch, or it is a batch of its own.
    let longest = block.reduce(Self.batch) { max($0, rows.firstRow(of: $1 + 1) - rows.firstRow(of: $1)) }
    let room = NestedRoom(rows: longest, width: rows.inner.width, scaleCount: rows.scaleCount)
    var first = block.lowerBound
    while first < block.upperBound {
      var end = first + 1
      while end < block.upperBound, rows.firstRow(of: end + 1) - rows.firstRow(of: first) <= Self.batch {
        end += 1
      }
      add(first..<end, to: &sums, room)
      if let logShares = unsafe logShares, let logInnerShares = unsafe logInnerShares {
        unsafe keepShares(of: first..<end, room, logShares, logInnerShares)
      }
      first = end
    }
    return sums
  }

  private func add(_ groups: Range<Int>, to sums: inout Sums, _ room: NestedRoom) {
    let (inner, outer, width) = (rows.inner, rows.outer, rows.inner.width)
    let nests = outer.starts[groups.lowerBound]..<outer.starts[groups.upperBound]
    let start = inner.starts[nests.lowerBound]
    let count = inner.starts[nests.upperBound] - start
    let values = unsafe UnsafePointer(inner.rows + start * width)
    let means = unsafe UnsafePointer(outer.rows + nests.lowerBound * width)
    unsafe vector.withUnsafeBufferPointer { vector in
      if let offset {
        unsafe offset.withUnsafeBufferPointer { offset in
          unsafe RowLoops.products(
            values, count: count, width: width, vector.baseAddress!, offset: offset.baseAddress! + start,
            into: room.utilities, set)
        }
      } else {
        unsafe RowLoops.products(
          values, count: count, width: width, vector.baseAddress!, offset: nil, into: room.utilities, set)
      }
      unsafe RowLoops.products(
        means, count: nests.count, width: width, vector.baseAddress!, offset: nil, into: room.nestUtilities,
        set)
    }
    for nest in nests {
      let first = inner.starts[nest] - start
      unsafe addNest(
        nest, place: nest - nests.lowerBound, first: first, values + first * width,
        means + (nest - nests.lowerBound) * width, room)
    }
    for group in groups {
      unsafe addGroup(
        group, firstNest: nests.lowerBound, start: start, total: room.totals + (group - groups.lowerBound),
        to: &sums, room)
    }
    unsafe sums.products.withUnsafeMutableBufferPointer { buffer in
      let products = buffer.baseAddress!
      unsafe RowLoops.squares(values, room.powers, count: count, width: width, into: products, set)
      unsafe RowLoops.squares(
        UnsafePointer(room.innerMeans), room.innerWeights, count: nests.count, width: width, into: products,
        set)
      unsafe RowLoops.squares(
        UnsafePointer(room.outerMeans), room.outerWeights, count: nests.count, width: width, into: products,
        set)
    }
  }

  /// Shares within a nest, and what its group needs of it.
  private func addNest(
    _ nest: Int, place: Int, first: Int, _ values: UnsafePointer<Double>, _ means: UnsafePointer<Double>,
    _ room: NestedRoom
  ) {
    let (width, scale) = (rows.inner.width, rows.scales[nest])
    let size = rows.inner.starts[nest + 1] - rows.inner.starts[nest]
    let utilities = unsafe room.utilities + first
    let powers = unsafe room.powers + first
    let innerMean = unsafe room.innerMeans + place * width
    let outerMean = unsafe room.outerMeans + place * width
    let slope = unsafe room.slopes + place * width
    let lambda = scale < 0 ? 1 : self.values[scale]
    if scale >= 0 { for j in 0..<size { unsafe utilities[j] /= lambda } }
    let (sum, maximum) = unsafe RowLoops.exponentials(
      UnsafePointer(utilities), count: size, into: powers, set)
    unsafe RowLoops.shares(
      values, count: size, width: width, sum: sum, weight: 1, powers, mean: innerMean, set)
    let logSum = logarithm(sum)
    unsafe room.logSums[place] = logSum
    for j in 0..<size { unsafe utilities[j] -= maximum }
    unsafe room.nestUtilities[place] += lambda * (maximum + logSum)
    for k in 0..<width { unsafe outerMean[k] = means[k] + innerMean[k] }
    unsafe room.entropies[place] = 0
    unsafe room.variances[place] = 0
    guard scale >= 0 else { return }
    var mean = 0.0
    for j in 0..<size { unsafe mean += powers[j] * utilities[j] }
    var variance = 0.0
    let deviations = unsafe room.deviations
    for j in 0..<size {
      let deviation = unsafe utilities[j] - mean
      unsafe deviations[j] = powers[j] * deviation
      unsafe variance += deviations[j] * deviation
    }
    unsafe RowLoops.shares(
      values, count: size, width: width, sum: 1, weight: 1, deviations, mean: slope, set)
    unsafe room.entropies[place] = logSum - mean
    unsafe room.variances[place] = variance
  }

  /// Shares of the nests of a group, its part of value and gradient, and of the second derivatives all but
  /// the products of the columns, for which it leaves the weights behind.
  private func addGroup(
    _ group: Int, firstNest: Int, start: Int, total: UnsafeMutablePointer<Double>, to sums: inout Sums,
    _ room: NestedRoom
  ) {
    let (inner, outer, width) = (rows.inner, rows.outer, rows.inner.width)
    let weight = weights[group]
    let chosenNest = outer.chosen[group]
    let choice = inner.chosen[chosenNest]
    let first = outer.starts[group] - firstNest
    let count = outer.starts[group + 1] - outer.starts[group]
    let shares = unsafe room.nestShares + first
    let mean = unsafe room.mean
    let (sum, maximum) = unsafe RowLoops.exponentials(
      UnsafePointer(room.nestUtilities + first), count: count, into: shares, set)
    unsafe total.pointee = maximum + logarithm(sum)
    unsafe RowLoops.shares(
      UnsafePointer(room.outerMeans + first * width), count: count, width: width, sum: sum, weight: 1, shares,
      mean: mean, set)
    let score = unsafe room.score
    for k in 0..<rows.scaleCount { unsafe room.scaleScore[k] = 0 }

    for place in first..<(first + count) {
      let nest = firstNest + place
      let scale = rows.scales[nest]
      let lambda = scale < 0 ? 1 : values[scale]
      let share = unsafe room.nestShares[place]
      let isChosen = nest == chosenNest
      let factor = isChosen ? share / lambda + (1 / lambda - 1) / lambda : share / lambda
      let innerMean = unsafe room.innerMeans + place * width
      let outerMean = unsafe room.outerMeans + place * width
      for k in 0..<width { unsafe outerMean[k] -= mean[k] }
      unsafe room.innerWeights[place] = -weight * factor
      unsafe room.outerWeights[place] = weight * share
      for row in inner.starts[nest]..<inner.starts[nest + 1] {
        unsafe room.powers[row - start] *= weight * factor
      }
      let chosen = unsafe inner.rows + choice * width
      if isChosen {
        unsafe sums.logLikelihood +=
          weight
          * (room.utilities[choice - start] - room.logSums[place] + room.nestUtilities[place]
            - total.pointee)
        for k in 0..<width {
          unsafe score[k] = (chosen[k] - innerMean[k]) / lambda + outerMean[k]
        }
      }
      guard scale >= 0 else { continue }
      let slope = unsafe room.slopes + place * width
      let entropy = unsafe room.entropies[place]
      let variance = unsafe room.variances[place]
      unsafe room.scaleScore[scale] -= share * entropy
      var own = factor * variance + share * entropy * entropy
      for k in 0..<width {
        unsafe sums.mixed[scale * width + k] +=
          weight * (share * entropy * outerMean[k] - factor * slope[k])
      }
      if isChosen {
        // The mean of the utilities is log-sum less entropy.
        let deviation = unsafe room.utilities[choice - start] - room.logSums[place] + entropy
        unsafe room.scaleScore[scale] += entropy - deviation / lambda
        own -= 2 * deviation / (lambda * lambda)
        for k in 0..<width {
          unsafe sums.mixed[scale * width + k] += weight * (chosen[k] - innerMean[k]) / (lambda * lambda)
        }
      }
      sums.scaleProducts[scale * rows.scaleCount + scale] += weight * own
      for other in first..<(first + count) {
        let second = rows.scales[firstNest + other]
        guard second >= 0 else { continue }
        unsafe sums.scaleProducts[scale * rows.scaleCount + second] -=
          weight * share * entropy * room.nestShares[other] * room.entropies[other]
      }
    }
    for k in 0..<width { unsafe sums.gradient[k] += weight * score[k] }
    for k in 0..<rows.scaleCount { unsafe sums.scaleGradient[k] += weight * room.scaleScore[k] }
    // The scales' parts stand behind the columns' in one row.
    let length = width + rows.scaleCount
    unsafe sums.outer.withUnsafeMutableBufferPointer { outer in
      for a in 0..<length {
        let part = unsafe weight * score[a]
        for b in 0...a { unsafe outer[a * length + b] += part * score[b] }
      }
    }
  }

  private func keepShares(
    of groups: Range<Int>, _ room: NestedRoom, _ logShares: UnsafeMutablePointer<Double>,
    _ logInnerShares: UnsafeMutablePointer<Double>
  ) {
    let (inner, outer) = (rows.inner, rows.outer)
    let firstNest = outer.starts[groups.lowerBound]
    let start = inner.starts[firstNest]
    for group in groups {
      for nest in outer.starts[group]..<outer.starts[group + 1] {
        let place = nest - firstNest
        let logNest = unsafe room.nestUtilities[place] - room.totals[group - groups.lowerBound]
        for row in inner.starts[nest]..<inner.starts[nest + 1] {
          let logInner = unsafe room.utilities[row - start] - room.logSums[place]
          unsafe logInnerShares[row] = logInner
          unsafe logShares[row] = logInner + logNest
        }
      }
    }
  }
}

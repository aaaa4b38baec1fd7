import Foundation
import GSL
import TestSupport
import Testing

/// References: closed forms of small rules, and the moments of the three densities.
@Suite struct GaussRuleTests {
  @Test func smallRulesHaveClosedForms() throws {
    let two = try GaussRule(.normal, nodes: 2)
    #expect(agree(two.nodes, [-1, 1], .roundoff) && agree(two.weights, [0.5, 0.5], .roundoff))
    let three = try GaussRule(.normal, nodes: 3)
    #expect(agree([three.nodes[0], three.nodes[2]], [-3.0.squareRoot(), 3.0.squareRoot()], .roundoff))
    #expect(abs(three.nodes[1]) < 1e-15 && agree(three.weights, [1 / 6.0, 2 / 3.0, 1 / 6.0], .roundoff))
    // Legendre's ±1/√3 times √3.
    #expect(agree(try GaussRule(.uniform, nodes: 2).nodes, [-1, 1], .roundoff))
    // The mean of each half, √6/3.
    let halves = try GaussRule(.triangular, nodes: 2)
    #expect(agree(halves.nodes, [-6.0.squareRoot() / 3, 6.0.squareRoot() / 3], .roundoff))
    #expect(try GaussRule(.triangular, nodes: 7).nodes.count == 8)
  }

  /// Even moments: (2k − 1)!!, 3ᵏ/(2k + 1) and 6ᵏ/((2k + 1)(k + 1)).
  @Test(arguments: [10, 40, 80]) func momentsAreExact(count: Int) throws {
    for density in GaussRule.Density.allCases {
      let rule = try GaussRule(density, nodes: count)
      #expect(rule.nodes == rule.nodes.sorted() && rule.nodes.count == count)
      #expect(agree(rule.weights.reduce(0, +), 1, .roundoff))
      var factorial = 1.0
      for k in 1...4 {
        factorial *= Double(2 * k - 1)
        let even = zip(rule.nodes, rule.weights).reduce(0) { $0 + $1.1 * pow($1.0, Double(2 * k)) }
        let odd = zip(rule.nodes, rule.weights).reduce(0) { $0 + $1.1 * pow($1.0, Double(2 * k - 1)) }
        let want =
          switch density {
          case .normal: factorial
          case .uniform: pow(3, Double(k)) / Double(2 * k + 1)
          case .triangular: pow(6, Double(k)) / Double((2 * k + 1) * (k + 1))
          }
        #expect(abs(even - want) < 1e-12 * want && abs(odd) < 1e-12 * want)
      }
    }
  }

  @Test(arguments: [0, 201, -3]) func otherNumbersOfNodesAreRefused(count: Int) {
    do throws(GSLError) {
      _ = try GaussRule(.normal, nodes: count)
      Issue.record("made \(count) nodes")
    } catch {
      #expect(
        error.description == "making a quadrature of \(count) nodes failed: invalid argument supplied by user"
      )
    }
  }
}

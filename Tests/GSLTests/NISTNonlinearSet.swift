import Foundation
import GSL
import TestSupport
import Testing

/// A nonlinear set of NIST's Statistical Reference Datasets: model, starts and certified figures; the data
/// are in `Fixtures/nist-nonlinear.csv`, with the digits that NIST prints.
///
/// Source: NIST/ITL, *Statistical Reference Datasets*, nonlinear regression; a work of the United States
/// government, in the public domain. Figures are certified to 11 digits.
struct NISTNonlinearSet: Sendable, CustomTestStringConvertible {
  let name: String
  /// The model at parameters p, in x and, where there is one, in the second column z.
  let value: @Sendable (_ p: [Double], _ x: Double, _ z: Double) -> Double
  let far, near, estimates, standardErrors: [Double]
  let sumOfSquares: Double

  var testDescription: String { name }

  func model() throws -> NonlinearModel {
    let rows = try Fixture.rows(of: "nist-nonlinear.csv").filter { $0["set"] == name }
    let x = rows.map { Double($0["x"] ?? "") ?? .nan }
    // Only one set has a second column.
    let z = rows.map { Double($0["z"] ?? "") ?? 0 }
    // Nelson's model is one of the logarithm.
    let y = rows.map { Double($0["response"] ?? "") ?? .nan }.map { name == "Nelson" ? log($0) : $0 }
    return NonlinearModel(count: y.count) { p in y.indices.map { value(p, x[$0], z[$0]) - y[$0] } }
  }

  static let all = [
    NISTNonlinearSet(
      name: "Bennett5", value: { p, x, _ in p[0] * pow(p[1] + x, -1 / p[2]) },
      far: [-2000, 50, 0.8],
      near: [-1500, 45, 0.85],
      estimates: [-2.5235058043e+03, 4.6736564644e+01, 9.3218483193e-01],
      standardErrors: [2.9715175411e+02, 1.2448871856e+00, 2.0272299378e-02],
      sumOfSquares: 5.2404744073e-04),
    NISTNonlinearSet(
      name: "Chwirut2", value: { p, x, _ in exp(-p[0] * x) / (p[1] + p[2] * x) },
      far: [0.1, 0.01, 0.02],
      near: [0.15, 0.008, 0.010],
      estimates: [1.6657666537e-01, 5.1653291286e-03, 1.2150007096e-02],
      standardErrors: [3.8303286810e-02, 6.6621605126e-04, 1.5304234767e-03],
      sumOfSquares: 5.1304802941e+02),
    NISTNonlinearSet(
      name: "Eckerle4", value: { p, x, _ in p[0] / p[1] * exp(-0.5 * square((x - p[2]) / p[1])) },
      far: [1, 10, 500],
      near: [1.5, 5, 450],
      estimates: [1.5543827178e+00, 4.0888321754e+00, 4.5154121844e+02],
      standardErrors: [1.5408051163e-02, 4.6803020753e-02, 4.6800518816e-02],
      sumOfSquares: 1.4635887487e-03),
    NISTNonlinearSet(
      name: "Gauss1", value: gaussians,
      far: [97.0, 0.009, 100.0, 65.0, 20.0, 70.0, 178.0, 16.5],
      near: [94.0, 0.0105, 99.0, 63.0, 25.0, 71.0, 180.0, 20.0],
      estimates: [
        9.8778210871e+01, 1.0497276517e-02, 1.0048990633e+02, 6.7481111276e+01,
        2.3129773360e+01, 7.1994503004e+01, 1.7899805021e+02, 1.8389389025e+01,
      ],
      standardErrors: [
        5.7527312730e-01, 1.1406289017e-04, 5.8831775752e-01, 1.0460593412e-01,
        1.7439951146e-01, 6.2622793913e-01, 1.2436988217e-01, 2.0134312832e-01,
      ],
      sumOfSquares: 1.3158222432e+03),
    NISTNonlinearSet(
      name: "Gauss3", value: gaussians,
      far: [94.9, 0.009, 90.1, 113.0, 20.0, 73.8, 140.0, 20.0],
      near: [96.0, 0.0096, 80.0, 110.0, 25.0, 74.0, 139.0, 25.0],
      estimates: [
        9.8940368970e+01, 1.0945879335e-02, 1.0069553078e+02, 1.1163619459e+02,
        2.3300500029e+01, 7.3705031418e+01, 1.4776164251e+02, 1.9668221230e+01,
      ],
      standardErrors: [
        5.3005192833e-01, 1.2554058911e-04, 8.1256587317e-01, 3.5317859757e-01,
        3.6584783023e-01, 1.2091239082e+00, 4.0488183351e-01, 3.7806634336e-01,
      ],
      sumOfSquares: 1.2444846360e+03),
    NISTNonlinearSet(
      name: "Kirby2", value: { p, x, _ in (p[0] + p[1] * x + p[2] * x * x) / (1 + p[3] * x + p[4] * x * x) },
      far: [2, -0.1, 0.003, -0.001, 0.00001],
      near: [1.5, -0.15, 0.0025, -0.0015, 0.00002],
      estimates: [
        1.6745063063e+00, -1.3927397867e-01,
        2.5961181191e-03, -1.7241811870e-03, 2.1664802578e-05,
      ],
      standardErrors: [
        8.7989634338e-02, 4.1182041386e-03,
        4.1856520458e-05, 5.8931897355e-05, 2.0129761919e-07,
      ],
      sumOfSquares: 3.9050739624e+00),
    NISTNonlinearSet(
      name: "Lanczos2", value: exponentials,
      far: [1.2, 0.3, 5.6, 5.5, 6.5, 7.6],
      near: [0.5, 0.7, 3.6, 4.2, 4, 6.3],
      estimates: [
        9.6251029939e-02, 1.0057332849e+00, 8.6424689056e-01,
        3.0078283915e+00, 1.5529016879e+00, 5.0028798100e+00,
      ],
      standardErrors: [
        6.6770575477e-04, 3.3989646176e-03, 1.7185846685e-03,
        4.1707005856e-03, 2.3744381417e-03, 1.3958787284e-03,
      ],
      sumOfSquares: 2.2299428125e-11),
    NISTNonlinearSet(
      name: "Lanczos3", value: exponentials,
      far: [1.2, 0.3, 5.6, 5.5, 6.5, 7.6],
      near: [0.5, 0.7, 3.6, 4.2, 4, 6.3],
      estimates: [
        8.6816414977e-02, 9.5498101505e-01, 8.4400777463e-01,
        2.9515951832e+00, 1.5825685901e+00, 4.9863565084e+00,
      ],
      standardErrors: [
        1.7197908859e-02, 9.7041624475e-02, 4.1488663282e-02,
        1.0766312506e-01, 5.8371576281e-02, 3.4436403035e-02,
      ],
      sumOfSquares: 1.6117193594e-08),
    NISTNonlinearSet(
      name: "MGH10", value: { p, x, _ in p[0] * exp(p[1] / (x + p[2])) },
      far: [2, 400000, 25000],
      near: [0.02, 4000, 250],
      estimates: [5.6096364710e-03, 6.1813463463e+03, 3.4522363462e+02],
      standardErrors: [1.5687892471e-04, 2.3309021107e+01, 7.8486103508e-01],
      sumOfSquares: 8.7945855171e+01),
    NISTNonlinearSet(
      name: "Misra1b", value: { p, x, _ in p[0] * (1 - 1 / square(1 + p[1] * x / 2)) },
      far: [500, 0.0001],
      near: [300, 0.0002],
      estimates: [3.3799746163e+02, 3.9039091287e-04],
      standardErrors: [3.1643950207e+00, 4.2547321834e-06],
      sumOfSquares: 7.5464681533e-02),
    NISTNonlinearSet(
      name: "Misra1c", value: { p, x, _ in p[0] * (1 - 1 / (1 + 2 * p[1] * x).squareRoot()) },
      far: [500, 0.0001],
      near: [600, 0.0002],
      estimates: [6.3642725809e+02, 2.0813627256e-04],
      standardErrors: [4.6638326572e+00, 1.7728423155e-06],
      sumOfSquares: 4.0966836971e-02),
    NISTNonlinearSet(
      name: "Nelson", value: { p, x, z in p[0] - p[1] * x * exp(-p[2] * z) },
      far: [2, 0.0001, -0.01],
      near: [2.5, 0.000000005, -0.05],
      estimates: [2.5906836021e+00, 5.6177717026e-09, -5.7701013174e-02],
      standardErrors: [1.9149996413e-02, 6.1124096540e-09, 3.9572366543e-03],
      sumOfSquares: 3.7976833176e+00),
    NISTNonlinearSet(
      name: "Rat43", value: { p, x, _ in p[0] / pow(1 + exp(p[1] - p[2] * x), 1 / p[3]) },
      far: [100, 10, 1, 1],
      near: [700, 5, 0.75, 1.3],
      estimates: [6.9964151270e+02, 5.2771253025e+00, 7.5962938329e-01, 1.2792483859e+00],
      standardErrors: [1.6302297817e+01, 2.0828735829e+00, 1.9566123451e-01, 6.8761936385e-01],
      sumOfSquares: 8.7864049080e+03),
  ]
}

private func square(_ x: Double) -> Double { x * x }

@Sendable private func gaussians(_ p: [Double], _ x: Double, _: Double) -> Double {
  p[0] * exp(-p[1] * x) + p[2] * exp(-square((x - p[3]) / p[4])) + p[5] * exp(-square((x - p[6]) / p[7]))
}

@Sendable private func exponentials(_ p: [Double], _ x: Double, _: Double) -> Double {
  p[0] * exp(-p[1] * x) + p[2] * exp(-p[3] * x) + p[4] * exp(-p[5] * x)
}

import Foundation

extension NISTNonlinearSet {
  /// The other fourteen of the 27 sets.
  static let others = [
    NISTNonlinearSet(
      name: "BoxBOD", value: { p, x, _ in p[0] * (1 - exp(-p[1] * x)) },
      far: [1, 1],
      near: [100, 0.75],
      estimates: [2.1380940889e+02, 5.4723748542e-01],
      standardErrors: [1.2354515176e+01, 1.0455993237e-01],
      sumOfSquares: 1.1680088766e+03),
    NISTNonlinearSet(
      name: "Chwirut1", value: { p, x, _ in exp(-p[0] * x) / (p[1] + p[2] * x) },
      far: [0.1, 0.01, 0.02],
      near: [0.15, 0.008, 0.010],
      estimates: [1.9027818370e-01, 6.1314004477e-03, 1.0530908399e-02],
      standardErrors: [2.1938557035e-02, 3.4500025051e-04, 7.9281847748e-04],
      sumOfSquares: 2.3844771393e+03),
    NISTNonlinearSet(
      name: "DanWood", value: { p, x, _ in p[0] * pow(x, p[1]) },
      far: [1, 5],
      near: [0.7, 4],
      estimates: [7.6886226176e-01, 3.8604055871e+00],
      standardErrors: [1.8281973860e-02, 5.1726610913e-02],
      sumOfSquares: 4.3173084083e-03),
    NISTNonlinearSet(
      name: "ENSO", value: cycles,
      far: [11.0, 3.0, 0.5, 40.0, -0.7, -1.3, 25.0, -0.3, 1.4],
      near: [10.0, 3.0, 0.5, 44.0, -1.5, 0.5, 26.0, -0.1, 1.5],
      estimates: [
        1.0510749193e+01, 3.0762128085e+00, 5.3280138227e-01, 4.4311088700e+01, -1.6231428586e+00,
        5.2554493756e-01, 2.6887614440e+01, 2.1232288488e-01, 1.4966870418e+00,
      ],
      standardErrors: [
        1.7488832467e-01, 2.4310052139e-01, 2.4354686618e-01, 9.4408025976e-01, 2.8078369611e-01,
        4.8073701119e-01, 4.1612939130e-01, 5.1460022911e-01, 2.5434468893e-01,
      ],
      sumOfSquares: 7.8853978668e+02),
    NISTNonlinearSet(
      name: "Gauss2", value: twoPeaks,
      far: [96.0, 0.009, 103.0, 106.0, 18.0, 72.0, 151.0, 18.0],
      near: [98.0, 0.0105, 103.0, 105.0, 20.0, 73.0, 150.0, 20.0],
      estimates: [
        9.9018328406e+01, 1.0994945399e-02, 1.0188022528e+02, 1.0703095519e+02, 2.3578584029e+01,
        7.2045589471e+01, 1.5327010194e+02, 1.9525972636e+01,
      ],
      standardErrors: [
        5.3748766879e-01, 1.3335306766e-04, 5.9217315772e-01, 1.5006798316e-01, 2.2695595067e-01,
        6.1721965884e-01, 1.9466674341e-01, 2.6416549393e-01,
      ],
      sumOfSquares: 1.2475282092e+03),
    NISTNonlinearSet(
      name: "Hahn1", value: cubics,
      far: [10, -1, 0.05, -0.00001, -0.05, 0.001, -0.000001],
      near: [1, -0.1, 0.005, -0.000001, -0.005, 0.0001, -0.0000001],
      estimates: [
        1.0776351733e+00, -1.2269296921e-01, 4.0863750610e-03, -1.4262662514e-06, -5.7609940901e-03,
        2.4053735503e-04, -1.2314450199e-07,
      ],
      standardErrors: [
        1.7070154742e-01, 1.2000289189e-02, 2.2508314937e-04, 2.7578037666e-07, 2.4712888219e-04,
        1.0449373768e-05, 1.3027335327e-08,
      ],
      sumOfSquares: 1.5324382854e+00),
    NISTNonlinearSet(
      name: "Lanczos1",
      value: { p, x, _ in p[0] * exp(-p[1] * x) + p[2] * exp(-p[3] * x) + p[4] * exp(-p[5] * x) },
      far: [1.2, 0.3, 5.6, 5.5, 6.5, 7.6],
      near: [0.5, 0.7, 3.6, 4.2, 4, 6.3],
      estimates: [
        9.5100000027e-02, 1.0000000001e+00, 8.6070000013e-01, 3.0000000002e+00, 1.5575999998e+00,
        5.0000000001e+00,
      ],
      standardErrors: [
        5.3347304234e-11, 2.7473038179e-10, 1.3576062225e-10, 3.3308253069e-10, 1.8815731448e-10,
        1.1057500538e-10,
      ],
      sumOfSquares: 1.4307867721e-25),
    NISTNonlinearSet(
      name: "MGH09", value: { p, x, _ in p[0] * (x * x + x * p[1]) / (x * x + x * p[2] + p[3]) },
      far: [25, 39, 41.5, 39],
      near: [0.25, 0.39, 0.415, 0.39],
      estimates: [1.9280693458e-01, 1.9128232873e-01, 1.2305650693e-01, 1.3606233068e-01],
      standardErrors: [1.1435312227e-02, 1.9633220911e-01, 8.0842031232e-02, 9.0025542308e-02],
      sumOfSquares: 3.0750560385e-04),
    NISTNonlinearSet(
      name: "MGH17", value: { p, x, _ in p[0] + p[1] * exp(-x * p[3]) + p[2] * exp(-x * p[4]) },
      far: [50, 150, -100, 1, 2],
      near: [0.5, 1.5, -1, 0.01, 0.02],
      estimates: [
        3.7541005211e-01, 1.9358469127e+00, -1.4646871366e+00, 1.2867534640e-02, 2.2122699662e-02,
      ],
      standardErrors: [
        2.0723153551e-03, 2.2031669222e-01, 2.2175707739e-01, 4.4861358114e-04, 8.9471996575e-04,
      ],
      sumOfSquares: 5.4648946975e-05),
    NISTNonlinearSet(
      name: "Misra1a", value: { p, x, _ in p[0] * (1 - exp(-p[1] * x)) },
      far: [500, 0.0001],
      near: [250, 0.0005],
      estimates: [2.3894212918e+02, 5.5015643181e-04],
      standardErrors: [2.7070075241e+00, 7.2668688436e-06],
      sumOfSquares: 1.2455138894e-01),
    NISTNonlinearSet(
      name: "Misra1d", value: { p, x, _ in p[0] * p[1] * x / (1 + p[1] * x) },
      far: [500, 0.0001],
      near: [450, 0.0003],
      estimates: [4.3736970754e+02, 3.0227324449e-04],
      standardErrors: [3.6489174345e+00, 2.9334354479e-06],
      sumOfSquares: 5.6419295283e-02),
    NISTNonlinearSet(
      name: "Rat42", value: { p, x, _ in p[0] / (1 + exp(p[1] - p[2] * x)) },
      far: [100, 1, 0.1],
      near: [75, 2.5, 0.07],
      estimates: [7.2462237576e+01, 2.6180768402e+00, 6.7359200066e-02],
      standardErrors: [1.7340283401e+00, 8.8295217536e-02, 3.4465663377e-03],
      sumOfSquares: 8.0565229338e+00),
    NISTNonlinearSet(
      name: "Roszman1", value: { p, x, _ in p[0] - p[1] * x - atan(p[2] / (x - p[3])) / .pi },
      far: [0.1, -0.00001, 1000, -100],
      near: [0.2, -0.000005, 1200, -150],
      estimates: [2.0196866396e-01, -6.1953516256e-06, 1.2044556708e+03, -1.8134269537e+02],
      standardErrors: [1.9172666023e-02, 3.2058931691e-06, 7.4050983057e+01, 4.9573513849e+01],
      sumOfSquares: 4.9484847331e-04),
    NISTNonlinearSet(
      name: "Thurber", value: cubics,
      far: [1000, 1000, 400, 40, 0.7, 0.3, 0.03],
      near: [1300, 1500, 500, 75, 1, 0.4, 0.05],
      estimates: [
        1.2881396800e+03, 1.4910792535e+03, 5.8323836877e+02, 7.5416644291e+01, 9.6629502864e-01,
        3.9797285797e-01, 4.9727297349e-02,
      ],
      standardErrors: [
        4.6647963344e+00, 3.9571156086e+01, 2.8698696102e+01, 5.5675370270e+00, 3.1333340687e-02,
        1.4984928198e-02, 6.5842344623e-03,
      ],
      sumOfSquares: 5.6427082397e+03),
  ]
}

@Sendable private func twoPeaks(_ p: [Double], _ x: Double, _: Double) -> Double {
  func peak(_ place: Int) -> Double {
    let distance = (x - p[place + 1]) / p[place + 2]
    return p[place] * exp(-distance * distance)
  }
  return p[0] * exp(-p[1] * x) + peak(2) + peak(5)
}

@Sendable private func cycles(_ p: [Double], _ x: Double, _: Double) -> Double {
  func cycle(_ period: Double, _ cosine: Double, _ sine: Double) -> Double {
    cosine * cos(2 * .pi * x / period) + sine * sin(2 * .pi * x / period)
  }
  return p[0] + cycle(12, p[1], p[2]) + cycle(p[3], p[4], p[5]) + cycle(p[6], p[7], p[8])
}

@Sendable private func cubics(_ p: [Double], _ x: Double, _: Double) -> Double {
  (p[0] + x * (p[1] + x * (p[2] + x * p[3]))) / (1 + x * (p[4] + x * (p[5] + x * p[6])))
}

import Testing

/// A linear set of NIST's Statistical Reference Datasets with its certified figures.
///
/// Source: NIST/ITL, *Statistical Reference Datasets*, linear regression; a work of the United States
/// government, in the public domain. The exact figures are those of `References/least-squares/nist.py`: the
/// solution for the doubles that the decimals become, in 60 digits.
struct NISTLinearSet: Sendable, CustomTestStringConvertible {
  struct Digits: Sendable {
    let coefficients, standardErrors, rss, r2: Double
  }
  let name: String
  /// Of the polynomial in x; nil for columns as they are.
  let degree: Int?
  let hasConstant: Bool
  let y: [Double]
  let x: [[Double]]
  let estimates, standardErrors: [Double]
  let residualDeviation, r2, residualSumOfSquares, f: Double
  let exactCoefficients, exactStandardErrors: [Double]
  /// Digits in which the exact solution for the doubles agrees with the certified figures, at most 15.
  let ceiling: Digits

  var testDescription: String { name }

  static let all = small + polynomials

  static let small = [
    NISTLinearSet(
      name: "Norris", degree: 1, hasConstant: true,
      y: [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8,
        339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9,
        10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
      ],
      x: [
        [
          0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9,
          338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0,
          11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
        ]
      ],
      estimates: [-0.262323073774029, 1.00211681802045],
      standardErrors: [0.232818234301152, 0.429796848199937e-03],
      residualDeviation: 0.884796396144373, r2: 0.999993745883712,
      residualSumOfSquares: 26.6173985294224, f: 5436385.54079785,
      exactCoefficients: [-0.26232307377402674471, 1.002116818020454396],
      exactStandardErrors: [0.23281823430115481051, 0.00042979684819994117459],
      ceiling: Digits(coefficients: 14.07, standardErrors: 13.92, rss: 13.74, r2: 15.0)),
    NISTLinearSet(
      name: "Pontius", degree: 2, hasConstant: true,
      y: [
        0.11019, 0.21956, 0.32949, 0.43899, 0.54803, 0.65694, 0.76562, 0.87487, 0.98292, 1.09146, 1.20001,
        1.30822, 1.41599, 1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844, 0.11052, 0.22018,
        0.32939, 0.43886, 0.54798, 0.65739, 0.76596, 0.87474, 0.98300, 1.09150, 1.20004, 1.30818, 1.41613,
        1.52408, 1.63159, 1.73965, 1.84696, 1.95445, 2.06177, 2.16829,
      ],
      x: [
        [
          150000, 300000, 450000, 600000, 750000, 900000, 1050000, 1200000, 1350000, 1500000, 1650000,
          1800000, 1950000, 2100000, 2250000, 2400000, 2550000, 2700000, 2850000, 3000000, 150000, 300000,
          450000, 600000, 750000, 900000, 1050000, 1200000, 1350000, 1500000, 1650000, 1800000, 1950000,
          2100000, 2250000, 2400000, 2550000, 2700000, 2850000, 3000000,
        ]
      ],
      estimates: [0.673565789473684e-03, 0.732059160401003e-06, -0.316081871345029e-14],
      standardErrors: [0.107938612033077e-03, 0.157817399981659e-09, 0.486652849992036e-16],
      residualDeviation: 0.205177424076185e-03, r2: 0.999999900178537,
      residualSumOfSquares: 0.155761768796992e-05, f: 185330865.995752,
      exactCoefficients: [0.0006735657894736631677, 7.3205916040100254648e-7, -3.1608187134503055327e-15],
      exactStandardErrors: [
        0.00010793861203307534175, 1.5781739998165630418e-10, 4.8665284999202857701e-17,
      ],
      ceiling: Digits(coefficients: 13.51, standardErrors: 13.77, rss: 13.57, r2: 15.0)),
    NISTLinearSet(
      name: "NoInt1", degree: nil, hasConstant: false,
      y: [130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140],
      x: [[60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70]],
      estimates: [2.07438016528926],
      standardErrors: [0.165289256198347e-01],
      residualDeviation: 3.56753034006338, r2: 0.999365492298663,
      residualSumOfSquares: 127.272727272727, f: 15750.2500000000,
      exactCoefficients: [2.0743801652892561983],
      exactStandardErrors: [0.016528925619834710744],
      ceiling: Digits(coefficients: 14.73, standardErrors: 15.0, rss: 14.68, r2: 15.0)),
    NISTLinearSet(
      name: "NoInt2", degree: nil, hasConstant: false,
      y: [3, 4, 4],
      x: [[4, 5, 6]],
      estimates: [0.727272727272727],
      standardErrors: [0.420827318078432e-01],
      residualDeviation: 0.369274472937998, r2: 0.993348115299335,
      residualSumOfSquares: 0.272727272727273, f: 298.6666666666667,
      exactCoefficients: [0.72727272727272727273],
      exactStandardErrors: [0.042082731807843248253],
      ceiling: Digits(coefficients: 15.0, standardErrors: 14.94, rss: 14.97, r2: 15.0)),
    NISTLinearSet(
      name: "Longley", degree: nil, hasConstant: true,
      y: [
        60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564,
        69331, 70551,
      ],
      x: [
        [
          83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7,
          116.9,
        ],
        [
          234289.0, 259426.0, 258054.0, 284599.0, 328975.0, 346999.0, 365385.0, 363112.0, 397469.0,
          419180.0, 442769.0, 444546.0, 482704.0, 502601.0, 518173.0, 554894.0,
        ],
        [
          2356.0, 2325.0, 3682.0, 3351.0, 2099.0, 1932.0, 1870.0, 3578.0, 2904.0, 2822.0, 2936.0, 4681.0,
          3813.0, 3931.0, 4806.0, 4007.0,
        ],
        [
          1590.0, 1456.0, 1616.0, 1650.0, 3099.0, 3594.0, 3547.0, 3350.0, 3048.0, 2857.0, 2798.0, 2637.0,
          2552.0, 2514.0, 2572.0, 2827.0,
        ],
        [
          107608.0, 108632.0, 109773.0, 110929.0, 112075.0, 113270.0, 115094.0, 116219.0, 117388.0,
          118734.0, 120445.0, 121950.0, 123366.0, 125368.0, 127852.0, 130081.0,
        ],
        [
          1947.0, 1948.0, 1949.0, 1950.0, 1951.0, 1952.0, 1953.0, 1954.0, 1955.0, 1956.0, 1957.0, 1958.0,
          1959.0, 1960.0, 1961.0, 1962.0,
        ],
      ],
      estimates: [
        -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
        -0.511041056535807e-01, 1829.15146461355,
      ],
      standardErrors: [
        890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675,
        0.226073200069370, 455.478499142212,
      ],
      residualDeviation: 304.854073561965, r2: 0.995479004577296,
      residualSumOfSquares: 836424.055505915, f: 330.285339234588,
      exactCoefficients: [
        -3482258.634595818418, 15.061872271373323727, -0.035819179292591021916, -2.0202298038168251465,
        -1.0332268671735919988, -0.05110410565358071006, 1829.1514646135518921,
      ],
      exactStandardErrors: [
        890420.38360737258531, 84.914925774766962028, 0.033491007772243184026, 0.48839968165169939358,
        0.21427416316167526406, 0.22607320006937020674, 455.47849914221201227,
      ],
      ceiling: Digits(coefficients: 14.62, standardErrors: 14.89, rss: 15.0, r2: 15.0)),
  ]
}

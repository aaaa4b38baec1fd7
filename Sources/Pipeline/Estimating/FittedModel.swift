public import Decision
internal import Estimation

/// What every model leaves behind, before errors are measured in the way asked for.
struct FittedModel {
  var cases: Int?
  var rows: Int
  var fit = Estimate.Fit()
  var termination: Termination
  var covariates: [String]
  var coefficients: [Double]
  /// The covariance that the model itself implies; none where the information cannot be inverted.
  var information: Covariance?
  /// How each independent unit pulls each coefficient.
  var influence: () -> InfluenceRows
  /// The clusters of those units by a column.
  var clustering: (String) throws(EstimationError) -> Clustering
  /// Fits on resamples; nil where the model has none.
  var bootstrap: ((_ draws: Int, _ seed: UInt64) throws(EstimationError) -> Bootstrap)?
  /// The k of small-sample factors, absorbed effects included.
  var countedParameters: Int
  /// Degrees of freedom of t; nil for z.
  var degrees: Double?
  var dropped: [Estimate.Dropped] = []
  var separation: (rows: [Int], columns: [String]) = ([], [])
  var tests: [Estimate.Test] = []
  /// Tests that hang on how errors are measured.
  var waldTests: (Covariance) throws(EstimationError) -> [Estimate.Test] = { _ in [] }
  var elasticities: [Estimate.Elasticity] = []
  var prior: Estimate.PriorFinding?
  var simulation: Estimate.Simulation?
  var substitution: Estimate.SubstitutionTable?
  var notices: [Notice] = []
}

extension EstimationQuestion {
  /// Fits the model.
  ///
  /// - Parameters:
  ///   - columns: those of ``columns``.
  ///   - unread: names of the data's other columns, to suggest.
  ///   - place: where a spot of the data stands in its file.
  /// - Throws: ``StudyError/data(_:)`` with everything in the data that the model cannot be fitted on.
  public func estimate(
    on columns: [ObservationColumn], unread: [String] = [], place: (ObservationSpot) -> Place? = { _ in nil }
  ) throws(StudyError) -> Estimate {
    let table: ObservationTable
    do throws(EstimationError) { table = try ObservationTable(columns, unread: unread) } catch {
      throw StudyError(error, place)
    }
    try refuseUnknown(in: table, place)
    do throws(EstimationError) { return try estimate(fitted(on: table)) } catch {
      throw StudyError(error, place)
    }
  }

  private func fitted(on table: ObservationTable) throws(EstimationError) -> FittedModel {
    switch model {
    case .ols: try linearModel(on: table)
    case .conditionalLogit: try options.prior == nil ? conditionalLogit(on: table) : priorLogit(on: table)
    case .nestedLogit: try nestedLogit(on: table)
    case .mixedLogit: try mixedLogit(on: table)
    case .poisson, .negativeBinomial: try countModel(on: table)
    }
  }

  private func estimate(_ fitted: FittedModel) throws(EstimationError) -> Estimate {
    var notices = fitted.notices
    let covariance = try covariance(of: fitted, &notices)
    let coefficients = try coefficients(of: fitted, covariance, &notices)
    if model.isChoice, !formula.hasConstant {
      notices.append(Notice("-1 changes nothing: a choice model has no constant"))
    }
    if !fitted.termination.hasConverged {
      notices.insert(
        Notice(
          "the search did not converge, so no figure here is an estimate; scale the covariates or leave "
            + "some out"), at: 0)
    }
    let order = fitted.covariates.count
    var tests = fitted.tests
    var worths: [Estimate.Worth] = []
    if let covariance { worths = try self.worths(fitted, covariance) }
    if let covariance { tests += try fitted.waldTests(covariance) }
    return Estimate(
      model: model, formula: formulaText, cases: fitted.cases, rows: fitted.rows, fit: fitted.fit,
      ending: Estimate.Ending(fitted.termination), coefficients: coefficients,
      covariance: covariance.map { all in
        (0..<order).map { row in (0..<order).map { all[row, $0] } }
      }, covarianceType: options.errors.words, clusters: covariance?.clusters ?? [],
      correctsSmallSample: options.correctsSmallSample, dropped: fitted.dropped,
      separatedRows: fitted.separation.rows, separatedColumns: fitted.separation.columns,
      tests: tests, elasticities: fitted.elasticities, worths: worths, prior: fitted.prior,
      simulation: fitted.simulation, substitution: fitted.substitution, notices: notices)
  }

  private func coefficients(
    of fitted: FittedModel, _ covariance: Covariance?, _ notices: inout [Notice]
  ) throws(EstimationError) -> [Estimate.Coefficient] {
    var coefficients: [Estimate.Coefficient] = []
    var untested: [String] = []
    for (k, name) in fitted.covariates.enumerated() {
      var measured: Estimate.ErrorOfCoefficient?
      if let error = covariance?.standardErrors[k], error > 0 {
        let test = try CoefficientTest(
          estimate: fitted.coefficients[k], standardError: error, degrees: fitted.degrees)
        // An error of zero tests nothing, not even that an estimate of zero is zero.
        if error > 0, test.statistic.isFinite {
          measured = Estimate.ErrorOfCoefficient(
            standardError: error, statistic: test.statistic, pValue: test.pValue, interval: test.interval)
        }
      }
      if measured == nil, covariance != nil { untested.append(name) }
      coefficients.append(.init(name: name, estimate: fitted.coefficients[k], error: measured))
    }
    if untested.count == 1 {
      notices.append(Notice("'\(untested[0])' has no variance above zero, so it has no test"))
    } else if !untested.isEmpty {
      notices.append(Notice("\(listed(untested)) have no variance above zero, so they have no tests"))
    }
    return coefficients
  }

  private func covariance(
    of fitted: FittedModel, _ notices: inout [Notice]
  ) throws(EstimationError) -> Covariance? {
    guard fitted.information != nil, !fitted.covariates.isEmpty else { return nil }
    let smallSample: SmallSample = options.correctsSmallSample ? .standard : .none
    switch options.errors {
    case .information: return fitted.information
    case .bootstrap(let draws):
      guard let resampled = fitted.bootstrap else {
        throw .problem(
          .table, "'\(model.rawValue)' has no bootstrap", hint: "take --se robust or --se cluster:COLUMN")
      }
      let found = try resampled(draws, options.seed)
      notices += found.notices
      return Covariance(found)
    case .robust:
      return try robustCovariance(
        fitted.influence(), smallSample: smallSample, parameters: fitted.countedParameters)
    case .clustered(let columns):
      var ways: [Clustering] = []
      for column in columns { ways.append(try fitted.clustering(column)) }
      let found = try clusteredCovariance(
        fitted.influence(), by: ways[0], and: ways.count > 1 ? ways[1] : nil, smallSample: smallSample,
        parameters: fitted.countedParameters)
      if let notice = Notice(fewClusters: found.clusters, by: columns, coefficients: fitted.covariates.count)
      {
        notices.append(notice)
      }
      return found
    }
  }
}

extension Notice {
  /// Clustered errors rest on the number of clusters going to infinity, and come out too small on few.
  ///
  /// - Source: Cameron & Miller (2015), *Journal of Human Resources* 50(2) 317-372, section VI: few is fewer
  ///   than 20 to 50 where clusters are equally large.
  fileprivate init?(fewClusters counts: [Int], by columns: [String], coefficients: Int) {
    guard let fewest = counts.min(), fewest < 30, let place = counts.firstIndex(of: fewest) else {
      return nil
    }
    self.init(
      "\(fewest) clusters by '\(columns[place])' are few: their errors tend to be too small, and p-values "
        + "with them"
        + (fewest > coefficients
          ? "" : "; with no more clusters than coefficients these cannot be tested together"))
  }
}

extension StudyError {
  init(_ error: EstimationError, _ place: (ObservationSpot) -> Place?) {
    switch error {
    case .input(let problems): self = .data(problems.list(place))
    }
  }
}

extension ErrorKind {
  /// In the words of the option.
  public var words: String {
    switch self {
    case .information: "information"
    case .robust: "robust"
    case .clustered(let columns): "cluster:" + columns.joined(separator: ",")
    case .bootstrap(let draws): "bootstrap:\(draws)"
    }
  }
}

extension Estimate.Ending {
  init(_ termination: Termination) {
    let reason: Reason =
      switch termination {
      case .converged: .converged
      case .stalled: .stalled
      case .iterationLimit: .limit
      }
    self.init(
      reason: reason, iterations: termination.iterations, gradientNorm: termination.gradientNorm)
  }
}

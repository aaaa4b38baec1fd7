internal import Decision
internal import Pipeline

extension PullAnswer {
  var json: JSON {
    let first = channels[0]
    return .object(
      [("formula", .text(formula))] + first.members
        + [
          ("identification", .text(identification.rawValue)), ("growth", .text(growth.text)),
          ("region", .optional(region)), ("cases", .integer(cases)), ("rows", .integer(rows)),
          ("choices", .number(choices)), ("log_likelihood", .number(logLikelihood)),
          ("draws", .integer(draws)), ("seed", .unsigned(seed)),
          ("placebo", placebo?.json ?? .null), ("control_function", control?.json ?? .null),
          ("past", past?.json ?? .null), ("nests", nests?.json ?? .null), ("forms", forms?.json ?? .null),
          (
            "tests",
            .list(
              tests.map { test in
                .object([
                  ("name", .text(test.name)), ("hypothesis", .text(test.hypothesis)),
                  ("statistic", .number(test.statistic)), ("degrees", .integer(test.degrees)),
                  ("p_value", .number(test.pValue)),
                ])
              })
          ),
          ("terms", .list(channels.map { .object($0.members) })),
          ("notices", .texts(notices.map(\.text))),
        ])
  }
}

extension PullAnswer.Channel {
  fileprivate var members: [(String, JSON)] {
    [
      ("term", .text(term)), ("coefficient", .number(coefficient.estimate)),
      ("standard_error", .number(coefficient.standardError)), ("square", square?.json ?? .null),
      ("elasticity_probability_weighted", .number(elasticity.value)),
      ("elasticity_low", .optional(elasticity.interval?.lowerBound)),
      ("elasticity_high", .optional(elasticity.interval?.upperBound)),
      ("alternatives", .list(alternatives.map(\.json))), ("turning_point", turningPoint?.json ?? .null),
      ("stock_range", data.json),
    ]
  }
}

extension PullAnswer.Alternative {
  fileprivate var json: JSON {
    .object([
      ("id", .text(id)), ("share", .number(share)), ("elasticity", .number(elasticity.value)),
      ("low", .optional(elasticity.interval?.lowerBound)),
      ("high", .optional(elasticity.interval?.upperBound)), ("share_after", .number(shareAfter)),
      ("zero_sum", .number(zeroSum.value)), ("zero_sum_low", .optional(zeroSum.interval?.lowerBound)),
      ("zero_sum_high", .optional(zeroSum.interval?.upperBound)),
      ("positive_sum", .number(positiveSum.value)),
      ("positive_sum_low", .optional(positiveSum.interval?.lowerBound)),
      ("positive_sum_high", .optional(positiveSum.interval?.upperBound)), ("nested", .optional(nested)),
      (
        "losers",
        .list(
          losers.map { loser in
            .object([
              ("id", .text(loser.id)), ("zero_sum", .number(loser.zeroSum)),
              ("nested", .optional(loser.nested)),
            ])
          })
      ),
    ])
  }
}

extension PullAnswer.TurningPoint {
  fileprivate var json: JSON {
    .object([
      ("value", .number(value)), ("standard_error", .number(standardError)), ("delta", delta.json),
      ("fieller", fieller.json),
    ])
  }
}

extension ClosedRange<Double> {
  fileprivate var json: JSON { .list([.number(lowerBound), .number(upperBound)]) }
}

extension PullAnswer.Coefficient {
  fileprivate var json: JSON {
    .object([
      ("name", .text(name)), ("estimate", .number(estimate)), ("standard_error", .number(standardError)),
    ])
  }
}

extension PullAnswer.Placebo {
  fileprivate var json: JSON {
    .object([
      ("term", .text(term)), ("lead", lead?.json ?? .null), ("p_value", .optional(pValue)),
      ("lag", lag?.json ?? .null), ("holds", .bool(holds)),
    ])
  }
}

extension PullAnswer.Control {
  fileprivate var json: JSON {
    .object([
      ("instruments", .texts(instruments)), ("first_stage_f", .number(firstStageF)),
      ("first_stage_f_independent_rows", .number(plainFirstStageF)), ("residual", residual.json),
      ("residual_p_value", .number(pValue)), ("without_instrument", uncontrolled.json),
    ])
  }
}

extension PullAnswer.Past {
  fileprivate var json: JSON {
    .object([
      ("term", .text(term)), ("coefficient", past.json),
      ("beside_past", .list(beside.map(\.json))), ("without_past", .list(without.map(\.json))),
      ("taken", .list(zip(beside, without).map { .number($1.estimate - $0.estimate) })),
    ])
  }
}

extension PullAnswer.Nests {
  fileprivate var json: JSON {
    .object([
      ("column", .text(column)), ("log_likelihood", .number(logLikelihood)),
      ("lambdas", .list(lambdas.map(\.json))),
    ])
  }
}

extension PullAnswer.Forms {
  fileprivate var json: JSON {
    .object([
      ("log_terms", .texts(logTerms)), ("quadratic_log_likelihood", .number(quadraticLogLikelihood)),
      ("log_form_log_likelihood", .number(logLogLikelihood)), ("more_coefficients", .integer(more)),
      ("log_form_fits_better", .bool(logIsBetter)),
    ])
  }
}

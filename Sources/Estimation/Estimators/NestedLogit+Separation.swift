internal import Decision

extension NestedLogit {
  /// What is said where rows are ruled out: they are those of the conditional logit.
  ///
  /// With c chosen in nest m, write `Aₗ = Σᵢ∈ₗ exp((Vᵢ − V_c)/λₗ)` for every nest l. A case then has
  ///
  ///     log P_c = −log(Aₘ + Aₘ^(1−λₘ) B),   B = Σₗ≠ₘ Aₗ^λₗ,   Aₘ ≥ 1
  ///
  /// Let γ separate the conditional logit: `(xᵢ − x_c)γ ≤ 0` in every row, and below zero in some. Along β + tγ
  /// no A rises, one of them falls, and in the limit the rows that fall have left the sums.
  ///
  /// *Without such a γ there is a maximum in β for all λ > 0.* Along every direction some row's V rises over
  /// V_c without bound. If it is of nest m, Aₘ does, and log P_c falls below all bounds. If it is of another, B
  /// does; with λₘ ≤ 1 `Aₘ^(1−λₘ) B ≥ B`, and with λₘ > 1 `Aₘ + Aₘ^(1−λₘ) B ≥ B^(1/λₘ)`, since either Aₘ is
  /// as large or the second term is. So nothing that separates a nested logit is missed.
  ///
  /// *With λₘ ≤ 1 wherever a choice fell, such a γ leaves no maximum.* `Aₘ`, `Aₘ^(1−λₘ)` and B never rise along
  /// γ, so the likelihood never falls, and rises for ever: its highest value is that of the remaining rows.
  ///
  /// *With λₘ > 1 it need not.* The derivative of log P_c in −Aₘ has the sign of `1 − (λₘ − 1) B Aₘ^−λₘ`, below
  /// zero where the nest has less than the share 1 − 1/λₘ of the probability: a mate that falls behind takes
  /// probability from its nest. One case with a nest {c, k} of λ = 3/2, x = 1 for c and 0 for the others, and
  /// so many single alternatives beside it with x = 1 as well, say three, has its maximum at `Aₘ^λ = (λ − 1)
  /// B`, `Aₘ = 1.5^(2/3)`, `β = −λ log(Aₘ − 1) = 1.755`, though γ = 1 separates it. So where λ is above one,
  /// rows and columns may have been ruled out that this model could have kept.
  static let separationNotice = Notice(
    "perfect prediction was looked for in the conditional logit: that is the nested logit's own with every "
      + "lambda at most 1, and above 1 it may leave out what could have been estimated")
}

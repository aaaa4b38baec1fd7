# Weighted and unweighted fits by lm, with a weight of zero, without a constant, and with a column that repeats others.
i <- 0:23
x1 <- (7 * i) %% 11 / 2
x2 <- (5 * i * i) %% 13 / 4
y <- 1 + x1 / 2 - x2 + ((11 * i * i + 3 * i) %% 17 - 8) / 8
w <- ifelse(i == 4, 0, 1 + i %% 3 / 2)
show <- function(fit) {
  s <- summary(fit)
  print(s$coefficients, digits = 17)
  print(c(s$r.squared, s$sigma, s$fstatistic, deviance(fit), df.residual(fit)), digits = 17)
}
show(lm(y ~ x1 + x2, weights = w))
show(lm(y ~ x1 + x2 - 1, weights = w))
show(lm(y ~ x1 + x2))
print(coef(lm(y ~ x1 + x2 + I(2 * x1 - x2 + 3))))

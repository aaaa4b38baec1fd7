# Kolmogorov-Smirnov distances (stats::ks.test) and z scores (scale) of the location quotients in StandardisedQuotientTests.
x <- c(0.5003493972801850, 0.507360642333612, 0.9797125650477729, 1.4558820023483203, 0.9236314114952268,
       1.100240953874075, 1.0279369331861177, 1.5836293150361163, 1.5228678181990065)
y <- c(0.05, 0.11, 0.2, 0.3, 0.42, 0.7, 1.1, 1.9, 3.6, 8.5)
for (v in list(x, y, log(x), log(y))) {
  n <- length(v)
  d <- unname(ks.test(v, "pnorm", mean(v), sd(v))$statistic)
  print(c(d, d * (sqrt(n) - 0.01 + 0.85 / sqrt(n))), digits = 16)
  print(as.vector(scale(v)), digits = 16)
}

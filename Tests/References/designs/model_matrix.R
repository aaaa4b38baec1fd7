# Design matrices of R (stats::model.matrix, treatment contrasts) for the formulas in DesignReferenceTests.
# Each line: formula | column | values. Columns are named as lodestone names them: factor levels 'fa=B', no blanks.
options(contrasts = c("contr.treatment", "contr.poly"))
d <- data.frame(
  y = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8),
  x = c(0.5, 1.25, 2, 3.75, 4, 0.1, 7, 2.5, 1, 12, 0.75, 3),
  z = c(2, -1, 0.25, 5, 1, 3, -2, 8, 0.5, 1.5, 4, -0.75),
  fa = factor(c("A", "B", "C", "A", "B", "C", "A", "B", "C", "A", "B", "C")),
  fb = factor(c("p", "p", "p", "q", "q", "q", "p", "q", "p", "q", "p", "q")),
  k = c(10, 2, 3, 10, 2, 3, 3, 10, 2, 2, 3, 10))
formulas <- c(
  "y ~ x", "y ~ 1", "y ~ fa", "y ~ fa - 1", "y ~ 0 + x", "y ~ 0 + fa + fb", "y ~ x + fb - 1", "y ~ x + fa*fb",
  "y ~ fa:fb", "y ~ fa:fb - 1", "y ~ fa:x", "y ~ fa*x", "y ~ x + fa:x", "y ~ fa:x - 1", "y ~ fa + fa:fb",
  "y ~ fa:fb + fa", "y ~ fb:x + fa:x", "y ~ (fa + x):fb", "y ~ (x + z)*fa - 1", "y ~ fa*fb*x", "y ~ fa*fb*x - 1",
  "y ~ fa:fb:x", "y ~ fa:x + fa:fb:x", "y ~ x:z + x*z + x:x + x", "y ~ factor(k)", "y ~ factor(k)*x",
  "y ~ fa + 1 - 1", "y ~ fa - 1 + 1", "y ~ x + -1",
  "y ~ I(x^2/z) + log1p(x) + exp(-z) + sqrt(abs(x - z)) + scale(x)",
  "y ~ I(-x^2) + I(2^-1^2*x) + I(x^0.5) + I((x + z)/(x - z*3)) + log(x + 1) + I(2 - 3 - x) + I(8/4/x) + I(2^3^0.5*x)",
  "y ~ scale(log(x)):fa", "y ~ I(z^3) + I(x^-2) + I(0.001*x) + I(0.5*x) + I(--x) + I(log1p(x)^2)")
for (f in formulas) {
  m <- model.matrix(as.formula(f), d)
  for (j in seq_len(ncol(m))) {
    parts <- strsplit(gsub(" ", "", colnames(m)[j]), ":")[[1]]
    parts <- sub("^(fa|fb)(.)$", "\\1=\\2", parts)
    parts <- sub("^factor\\(k\\)(.+)$", "k=\\1", parts)
    parts[parts == "(Intercept)"] <- "(constant)"
    cat(f, "|", paste(parts, collapse = ":"), "|", sprintf("%.17g", m[, j]), "\n")
  }
}
cat("version |", R.version.string, "|\n")

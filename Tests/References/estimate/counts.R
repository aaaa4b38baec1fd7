# Poisson and least squares by R's own glm and lm; sandwiches written out by hand.
d <- read.csv("counts.csv", stringsAsFactors = FALSE)
d$sector <- factor(d$sector, levels = c("C10", "C13", "C29"))
d$size <- factor(d$size, levels = c(2, 10, 100))
d$f <- factor(d$f); d$g <- factor(d$g)

say <- function(model, figure, x) cat(model, " ", figure, ": ", paste(formatC(x, digits = 17, format = "g"), collapse = " "), "\n", sep = "")
clusters <- function(scores, by) { s <- rowsum(scores, by); crossprod(s) }
errors <- function(v) sqrt(diag(v))

told <- function(name, X, residual, fitweight, keep, data, k = ncol(X), variance = 1) {
  bread <- solve(crossprod(X * sqrt(fitweight)))
  scores <- X * residual
  B <- bread[keep, , drop = FALSE]
  say(name, "information", errors(variance * bread[keep, keep, drop = FALSE]))
  n <- nrow(X)
  robust <- B %*% crossprod(scores) %*% t(B)
  say(name, "robust", errors(robust))
  say(name, "robust-standard", errors(robust * n / (n - k)))
  one <- function(by) { G <- length(unique(by)); G / (G - 1) * (n - 1) / (n - k) }
  f <- as.character(data$f); g <- as.character(data$g); fg <- paste(f, g)
  cf <- clusters(scores, f); cg <- clusters(scores, g); cfg <- clusters(scores, fg)
  say(name, "cluster-f", errors(B %*% cf %*% t(B)))
  say(name, "cluster-f-standard", errors(one(f) * B %*% cf %*% t(B)))
  say(name, "cluster-fg", errors(B %*% (cf + cg - cfg) %*% t(B)))
}

poisson_model <- function(name, formula, data, keep, weights = NULL) {
  data$.w <- if (is.null(weights)) rep(1, nrow(data)) else weights
  m <- suppressWarnings(glm(formula, family = poisson, data = data, weights = .w,
                            control = list(epsilon = 1e-15, maxit = 200)))
  X <- model.matrix(m)
  kept <- if (is.null(keep)) seq_len(ncol(X)) else match(keep, colnames(X))
  mu <- fitted(m)
  cat("# ", name, ": ", deparse(formula, 500), "; ", paste(colnames(X)[kept], collapse = " "), "\n", sep = "")
  say(name, "coefficients", coef(m)[kept])
  say(name, "log-likelihood", sum(data$.w * dpois(data$n, mu, log = TRUE)))
  told(name, X, data$.w * (data$n - mu), data$.w * mu, kept, data)
}
poisson_model("poisson", n ~ a + b + sector + size + offset(log(exposure)), d, NULL)
poisson_model("poisson-weighted", n ~ a + b, d, NULL, d$w)
# Rows of the level that never sees one have no finite effect and are left out.
seen <- droplevels(d[d$f != "7", ])
poisson_model("poisson-absorbed", n ~ a + log(b) + f + g + offset(log(exposure)), seen, c("a", "log(b)"))
poisson_model("poisson-absorbed-weighted", n ~ a + log(b) + f, seen, c("a", "log(b)"), seen$w)
poisson_model("poisson-interactions", n ~ a * sector + I(b^2 / 100) + a:b, d, NULL)

linear_model <- function(name, formula, data, keep, weights = NULL) {
  data$.w <- if (is.null(weights)) rep(1, nrow(data)) else weights
  m <- lm(formula, data = data, weights = .w)
  X <- model.matrix(m)
  kept <- if (is.null(keep)) seq_len(ncol(X)) else match(keep, colnames(X))
  cat("# ", name, ": ", deparse(formula, 500), "; ", paste(colnames(X)[kept], collapse = " "), "\n", sep = "")
  say(name, "coefficients", coef(m)[kept])
  say(name, "residual", summary(m)$sigma)
  if (is.null(weights)) say(name, "log-likelihood", as.numeric(logLik(m)))
  told(name, X, data$.w * resid(m), data$.w, kept, data, variance = summary(m)$sigma^2)
}
linear_model("ols", v ~ a * b + I(a^2) + sector + size, d, NULL)
linear_model("ols-weighted", v ~ a + b, d, NULL, d$w)
linear_model("ols-absorbed", v ~ a + b + f + g, d, c("a", "b"))
linear_model("ols-absorbed-weighted", v ~ a + b + f, d, c("a", "b"), d$w)
linear_model("ols-no-constant", v ~ a + b - 1, d, NULL)
d$sb <- (d$b - mean(d$b)) / sd(d$b)
linear_model("ols-scale", v ~ a + sb, d, NULL)

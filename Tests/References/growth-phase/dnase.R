# The logistic fit of R's own example: nls(density ~ SSlogis(log(conc), Asym, xmid, scal)) on run 1 of DNase.
DNase1 <- subset(DNase, Run == 1)
fit <- nls(density ~ SSlogis(log(conc), Asym, xmid, scal), DNase1, list(Asym = 2.3, xmid = 1.5, scal = 1), nls.control(tol = 1e-7, minFactor = 1e-12))
print(summary(fit))
print(coef(fit), digits = 16)
print(vcov(fit), digits = 16)
cat("deviance", format(deviance(fit), digits = 16), "\n")
cat("log(conc)\n"); print(log(DNase1$conc), digits = 16)
cat("density\n"); print(DNase1$density, digits = 16)

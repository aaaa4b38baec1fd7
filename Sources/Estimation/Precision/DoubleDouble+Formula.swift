/// Terms of a formula, such as `I(x^10)`, are formed in two doubles where a fit needs their digits.
extension DoubleDouble: FormulaNumber {}

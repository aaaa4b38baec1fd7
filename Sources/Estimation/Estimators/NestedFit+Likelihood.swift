extension NestedFit: LikelihoodFit {}

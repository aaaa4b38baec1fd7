extension MixedFit: LikelihoodFit {}

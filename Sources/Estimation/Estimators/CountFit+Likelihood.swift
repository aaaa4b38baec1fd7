extension CountFit: LikelihoodFit {}

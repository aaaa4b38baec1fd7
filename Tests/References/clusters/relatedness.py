"""Proximity and density of 8 regions and 6 industries by ecomplexity 0.5.3 (the diagonal of the proximity set to 0, because the
industry itself is left out), on the pattern of RelatednessTests."""
import numpy as np
from ecomplexity.calc_proximity import calc_discrete_proximity
from ecomplexity.density import calc_density
lq = np.array([[2.1, 1.4, 0.3, 0.0, 0.9, 1.2], [0.4, 1.8, 1.1, 0.2, 1.3, 0.6], [1.5, 1.2, 0.7, 1.6, 0.1, 0.8],
               [0.2, 0.6, 2.4, 1.1, 1.9, 0.5], [1.1, 0.9, 0.8, 1.3, 0.7, 1.5], [0.0, 1.7, 1.3, 0.4, 1.05, 1.0],
               [3.0, 0.5, 0.6, 0.9, 0.2, 2.2], [0.7, 1.01, 0.9, 1.2, 1.4, 0.3]])
mcp = (lq > 1).astype(float)
phi = calc_discrete_proximity(mcp, mcp.sum(axis=0))
print("phi"); print(repr(phi))
others = phi - np.diag(np.diag(phi))
print("density"); print(repr(calc_density(mcp, others)))

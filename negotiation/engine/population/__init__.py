"""A synthetic population of practices whose marginals match the published ones."""

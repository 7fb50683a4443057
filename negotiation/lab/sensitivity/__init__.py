"""Which of the model's numbers move which of its answers: Sobol indices of a named contract."""

package pelato

// Costs ${nothing}: a file without the suffix is copied as it is.

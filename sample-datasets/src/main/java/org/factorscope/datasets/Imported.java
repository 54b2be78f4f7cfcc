package org.factorscope.datasets;

/// An imported file: its data, and what was made of its columns.
public record Imported(Dataset dataset, ImportSummary summary) {}

package org.factorscope.algorithms.stepped;

/// A position of a run: the state and what is remembered of it. Immutable.
public record Snapshot<S>(StepRecord record, S state) {}

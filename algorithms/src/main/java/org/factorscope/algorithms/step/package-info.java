/// The contract that every algorithm keeps, and the timeline that remembers a run. Read this first.
///
/// A [SteppedAlgorithm] is a set of pure functions over an immutable [State]: the caller owns the
/// loop, and applies one [Phase] (a half-step) after the other. A [Timeline] is such a loop with a
/// memory: every half-step of a run, forwards and backwards, within a budget of bytes.
///
/// Must not be here: windows, files, clocks, loggers, threads, or any one algorithm.
@NullMarked
package org.factorscope.algorithms.step;

import org.jspecify.annotations.NullMarked;

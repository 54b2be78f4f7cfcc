/// The contract that every algorithm keeps, and the timeline that remembers a run. Read this first.
///
/// An [Algorithm] is a set of pure functions over an immutable state. What stays the same during a
/// run, problem, options and seed, is the [Run], and is handed to all of them. The caller owns the
/// loop: it asks for the next [HalfStep] and applies it. A [Timeline] is such a loop with a memory:
/// every half-step of a run, forwards and backwards, within a budget of bytes.
///
/// Must not be here: windows, files, clocks, loggers, threads, or any one algorithm.
@NullMarked
package org.factorscope.algorithms.step;

import org.jspecify.annotations.NullMarked;

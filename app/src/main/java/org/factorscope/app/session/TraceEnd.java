package org.factorscope.app.session;

import org.factorscope.algorithms.step.StopReason;

/// The last line of a trace: why the run ended, and in which iteration.
public record TraceEnd(StopReason stopped, int iterations) {}

package org.factorscope.app.lesson;

/// A state variable as a reader meets it.
///
/// @param name as in the formula and in traces, for example `Z`
/// @param shape for example "n × K"
/// @param meaning for example "one-hot assignments"
public record Variable(String name, String shape, String meaning) {}

package org.factorscope.datasets;

/// How a CSV text is written; nothing is left to detect.
record Dialect(Delimiter delimiter, DecimalMark decimal) {}

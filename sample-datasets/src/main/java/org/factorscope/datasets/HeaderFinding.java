package org.factorscope.datasets;

import java.util.BitSet;
import java.util.List;

/// The header of a table, and what lies about it.
///
/// @param skipped lines that belong to neither header nor rows, counted from 1
/// @param notes about those lines, for the user
record HeaderFinding(CsvHeader header, BitSet skipped, List<String> notes) {
  static HeaderFinding of(CsvHeader header) {
    return new HeaderFinding(header, new BitSet(), List.of());
  }
}

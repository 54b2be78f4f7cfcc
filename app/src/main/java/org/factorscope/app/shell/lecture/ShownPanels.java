package org.factorscope.app.shell.lecture;

import java.util.List;

/// Which panels of the lesson are to be seen.
public interface ShownPanels {
  /// Their ids, in order; empty for all.
  List<String> chosen();

  /// Shows only these; none of them means all.
  void choose(List<String> ids);
}

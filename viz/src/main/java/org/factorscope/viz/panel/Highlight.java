package org.factorscope.viz.panel;

import java.util.HashMap;
import java.util.Map;

/// The things lit in every panel at once.
///
/// @param lit the lit index of each role; roles that are missing have nothing lit
public record Highlight(Map<Role, Integer> lit) {
  /// Nothing is lit.
  public static final Highlight NONE = new Highlight(Map.of());

  public Highlight {
    lit = Map.copyOf(lit);
  }

  /// One thing of one role.
  public static Highlight of(Role role, int index) {
    return NONE.with(role, index);
  }

  /// The lit index of `role`, or -1.
  public int index(Role role) {
    return lit.getOrDefault(role, -1);
  }

  /// The same with `index` lit in `role`. A negative index or a role that is not linked changes
  /// nothing.
  public Highlight with(Role role, int index) {
    if (index < 0 || !role.isLinked()) {
      return this;
    }
    Map<Role, Integer> more = new HashMap<>(lit);
    more.put(role, index);
    return new Highlight(more);
  }
}

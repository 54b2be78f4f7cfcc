package org.factorscope.viz.panel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One picture of a lesson. The kinds are sealed: a painter that forgets one does not compile.
public sealed interface Panel
    permits PlotPanel,
        FactorPanel,
        SimplexPanel,
        ImageGridPanel,
        TablePanel,
        NetworkPanel,
        TokensPanel {
  /// The last clause of a subtitle, if it says what to drag.
  Pattern INVITATION = Pattern.compile("(^|[,;] +)drag [^,;]*$");

  /// Stable within a lesson, for example `points`; names exports and keeps a view in its place.
  String id();

  /// What the panel is, in one or two words.
  String title();

  /// What it shows at this moment; may be empty.
  String subtitle();

  /// The subtitle without the invitation to drag that it may end in, which only a window can keep:
  /// for figures.
  default String caption() {
    return INVITATION.matcher(subtitle()).replaceFirst("");
  }

  /// Everything that can be dragged, in reading order.
  default List<HandlePlace> handles() {
    return List.of();
  }

  /// Where a drag of one handle starts; empty if the panel does not have it.
  default Optional<HandlePlace> handlePlace(Handle handle) {
    return handles().stream().filter(place -> place.handle().equals(handle)).findFirst();
  }
}

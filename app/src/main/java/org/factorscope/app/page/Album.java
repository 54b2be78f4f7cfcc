package org.factorscope.app.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.factorscope.viz.export.CompactPicture;
import org.factorscope.viz.paint.plot.CommonAxes;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// The pictures of all moments of a page. Equal ones are there once.
final class Album {
  /// Of every picture, in units.
  static final int WIDTH = 540;

  static final int HEIGHT = 370;

  /// What a picture costs beside its own characters.
  private static final int OVERHEAD = 16;

  private final IntFunction<List<Panel>> panels;
  private final int count;
  private final Detail detail;
  private final CommonAxes axes = new CommonAxes();
  private final Map<String, CompactPicture.Kind> kinds = new LinkedHashMap<>();
  private final Map<CompactPicture, Integer> pictures = new LinkedHashMap<>();
  private final List<List<Shown>> moments = new ArrayList<>();
  private long size;

  /// A panel at a moment.
  ///
  /// @param pictures their indices, one for each theme
  record Shown(String id, String title, String subtitle, List<Integer> pictures) {}

  private Album(IntFunction<List<Panel>> panels, int count, Detail detail) {
    this.panels = panels;
    this.count = count;
    this.detail = detail;
  }

  /// Draws the panels of `count` moments; empty if they take more than `budget` characters.
  ///
  /// @param panels of moment 0, 1, …; pure
  /// @throws CancellationException if the thread is interrupted
  static Optional<Album> within(
      long budget, IntFunction<List<Panel>> panels, int count, Detail detail) {
    Album album = new Album(panels, count, detail);
    for (int moment = 0; moment < count; moment++) {
      RunPage.throwIfInterrupted();
      panels.apply(moment).forEach(album.axes::include);
    }
    album.chooseKinds();
    for (int moment = 0; moment < count && album.size <= budget; moment++) {
      album.add(moment);
    }
    return album.size <= budget ? Optional.of(album) : Optional.empty();
  }

  /// The distinct pictures in the order of their indices.
  List<CompactPicture> pictures() {
    return List.copyOf(pictures.keySet());
  }

  /// The panels of each moment.
  List<List<Shown>> moments() {
    return List.copyOf(moments);
  }

  /// A panel is drawn in one way throughout, as what is smaller at a few moments.
  private void chooseKinds() {
    Map<String, Long> gain = new LinkedHashMap<>();
    IntStream.of(0, count / 2, count - 1)
        .distinct()
        .mapToObj(this::fixedPanels)
        .flatMap(List::stream)
        .forEach(panel -> gain.merge(panel.id(), gainOfVectors(panel), Long::sum));
    gain.forEach(
        (id, characters) ->
            kinds.put(id, characters >= 0 ? CompactPicture.Kind.SVG_GZ : CompactPicture.Kind.PNG));
  }

  private long gainOfVectors(Panel panel) {
    RunPage.throwIfInterrupted();
    Theme theme = detail.themes().getFirst();
    return (long) drawn(panel, theme, CompactPicture.Kind.PNG).base64().length()
        - drawn(panel, theme, CompactPicture.Kind.SVG_GZ).base64().length();
  }

  private void add(int moment) {
    List<Shown> shown = new ArrayList<>();
    for (Panel panel : fixedPanels(moment)) {
      RunPage.throwIfInterrupted();
      CompactPicture.Kind kind = kinds.computeIfAbsent(panel.id(), _ -> CompactPicture.Kind.SVG_GZ);
      List<Integer> indices =
          detail.themes().stream().map(theme -> index(drawn(panel, theme, kind))).toList();
      shown.add(new Shown(panel.id(), panel.title(), panel.caption(), indices));
    }
    moments.add(shown);
  }

  private int index(CompactPicture picture) {
    Integer known = pictures.putIfAbsent(picture, pictures.size());
    if (known != null) {
      return known;
    }
    size += picture.base64().length() + OVERHEAD;
    return pictures.size() - 1;
  }

  private List<Panel> fixedPanels(int moment) {
    return panels.apply(moment).stream().map(axes::fixed).toList();
  }

  private CompactPicture drawn(Panel panel, Theme theme, CompactPicture.Kind kind) {
    return switch (kind) {
      case SVG_GZ -> CompactPicture.vector(panel, theme, WIDTH, HEIGHT);
      case PNG -> CompactPicture.pixels(panel, theme, WIDTH, HEIGHT, detail.scale());
    };
  }
}

package org.factorscope.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.page.RunPage;
import org.factorscope.app.session.LessonRun;
import org.factorscope.viz.export.AnimationExport;
import org.factorscope.viz.export.FigureUse;
import org.factorscope.viz.theme.Theme;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a run leaves behind.
final class OutputOptions {
  /// Standard output, in place of a file.
  static final String STANDARD_OUTPUT = "-";

  private static final List<String> FIGURE_ENDINGS = List.of(".png", ".svg", ".pdf");

  @Option(
      names = "--trace",
      paramLabel = "FILE|-",
      description = "Writes every half-step as JSON Lines; '-' is standard output.")
  private @Nullable String trace;

  @Option(
      names = "--state",
      paramLabel = "W,Z",
      description = "The state variables that go into the trace; the default is all.")
  private @Nullable String state;

  @Option(
      names = "--figure",
      paramLabel = "FILE.png|.svg|.pdf",
      description = "Draws the lesson's panels; needs no display.")
  private @Nullable Path figure;

  @Option(
      names = "--at",
      paramLabel = "ITERATION",
      description = "The iteration that the figure shows; the default is the last.")
  private @Nullable Integer at;

  @Option(
      names = "--animation",
      paramLabel = "FILE.gif",
      description = "Draws the whole run as an animated GIF; needs no display.")
  private @Nullable Path animation;

  @Option(
      names = "--replay",
      paramLabel = "FILE.html",
      description =
          "Writes the whole run as one HTML page that any browser replays; needs no display.")
  private @Nullable Path replay;

  @Option(
      names = "--history",
      paramLabel = "FILE.csv",
      description = "Writes objective, measures and claims of every half-step as a table.")
  private @Nullable Path history;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1440x900",
      converter = FigureSize.Converter.class,
      description =
          "The size of figure and animation in pixels (points in a PDF); the default is 1440x900.")
  private FigureSize size = new FigureSize(1440, 900);

  @Option(
      names = "--use",
      paramLabel = "screen|slide|page",
      defaultValue = "screen",
      description =
          "Where the figure is read: type is sized for a slide or for the width of a page; the"
              + " default is screen.")
  private String use = "screen";

  @Option(
      names = "--no-caption",
      description = "Leaves out what stands below a figure: lesson, data, parameters, seed, place.")
  private boolean isBare;

  @Option(
      names = "--theme",
      paramLabel = "light|dark",
      defaultValue = "light",
      description = "The colours of figure and animation; the default is light.")
  private String theme = "light";

  /// Refuses what can be refused before the run is made.
  ///
  /// @param iterations how many the run will make, if that is known
  void check(Lesson<?, ?, ?> lesson, OptionalInt iterations) {
    theme();
    use();
    refuseEndings();
    if (at != null && at < 0) {
      throw new UsageException(
          String.format(Locale.ROOT, "--at is %d, but must be 0 (the start) or more.", at));
    }
    if (at != null && figure == null) {
      throw new UsageException("--at says what a figure shows; give --figure FILE as well.");
    }
    if (at != null && iterations.isPresent() && at > iterations.getAsInt()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--at is %d, but the run makes only %d iterations.",
              at,
              iterations.getAsInt()));
    }
  }

  private void refuseEndings() {
    String name = figure == null ? "" : figure.toString().toLowerCase(Locale.ROOT);
    if (figure != null && FIGURE_ENDINGS.stream().noneMatch(name::endsWith)) {
      throw new UsageException(
          "--figure is '%s', but must end in .png, .svg or .pdf.".formatted(figure));
    }
    if (animation != null && !AnimationExport.isMeant(animation)) {
      throw new UsageException("--animation is '%s', but must end in .gif.".formatted(animation));
    }
    if (replay != null && !RunPage.isMeant(replay)) {
      throw new UsageException("--replay is '%s', but must end in .html.".formatted(replay));
    }
    if (history != null && !history.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new UsageException("--history is '%s', but must end in .csv.".formatted(history));
    }
  }

  @Nullable String trace() {
    return trace;
  }

  @Nullable Path figure() {
    return figure;
  }

  @Nullable Path animation() {
    return animation;
  }

  @Nullable Path replay() {
    return replay;
  }

  @Nullable Path history() {
    return history;
  }

  /// The files to be written.
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    if (trace != null && !trace.equals(STANDARD_OUTPUT)) {
      files.add(NamedData.file(trace));
    }
    Stream.of(figure, animation, replay, history).filter(Objects::nonNull).forEach(files::add);
    return files;
  }

  /// Whether the run writes nothing, so that a summary is what is wanted.
  boolean isSilent() {
    return trace == null && files().isEmpty();
  }

  FigureSize size() {
    return size;
  }

  /// The iteration that the figure shows; empty for the last.
  OptionalInt at() {
    return at == null ? OptionalInt.empty() : OptionalInt.of(at);
  }

  boolean hasCaption() {
    return !isBare;
  }

  FigureUse use() {
    return switch (use) {
      case "screen" -> FigureUse.SCREEN;
      case "slide" -> FigureUse.SLIDE;
      case "page" -> FigureUse.PAGE;
      default ->
          throw new UsageException(
              "--use is '%s', but must be screen, slide or page.".formatted(use));
    };
  }

  Theme theme() {
    return switch (theme) {
      case "light" -> Theme.light();
      case "dark" -> Theme.dark();
      default ->
          throw new UsageException("--theme is '%s', but must be light or dark.".formatted(theme));
    };
  }

  /// The names of the matrices that go into the trace.
  List<String> stateVariables(LessonRun run) {
    List<String> known = run.variables();
    if (state == null) {
      return known;
    }
    List<String> asked = Arrays.stream(state.split(",", -1)).map(String::strip).toList();
    Stream<String> unknown = asked.stream().filter(name -> !known.contains(name));
    unknown
        .findFirst()
        .ifPresent(
            name -> {
              throw new UsageException(
                  "--state names '%s', but the state variables of %s are %s."
                      .formatted(
                          name,
                          run.lesson().id(),
                          known.stream().collect(Collectors.joining(", "))));
            });
    return asked;
  }
}

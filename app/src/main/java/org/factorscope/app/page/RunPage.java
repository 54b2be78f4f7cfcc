package org.factorscope.app.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.ShownPositions;
import org.factorscope.viz.export.AtomicFile;

/// A run as one HTML page, from its start to the last position that was computed: a replay for any
/// browser, which asks nothing of any server.
///
/// The page has at most five million bytes. Where the run does not fit, its pictures are in light
/// colours only, then coarser, then some half-steps are left out; [#sentence()] says so.
public final class RunPage {
  /// What the name of a file ends in.
  public static final String ENDING = ".html";

  static final int MAX_BYTES = 5_000_000;

  private final byte[] bytes;
  private final String sentence;

  private RunPage(String html, String sentence) {
    this.bytes = html.getBytes(StandardCharsets.UTF_8);
    this.sentence = sentence;
  }

  /// Whether a file is to be a page, by its ending.
  public static boolean isMeant(Path target) {
    String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(ENDING) || name.endsWith(".htm");
  }

  /// Makes the page; takes seconds. The same run gives the same bytes.
  ///
  /// @throws CancellationException if the thread is interrupted
  public static RunPage of(LessonRun run, Axes axes) {
    throwIfInterrupted();
    PageWords words = new PageWords(run, axes);
    Map<String, Object> heading = words.heading();
    Map<Integer, Map<String, Object>> moments = new HashMap<>();
    Detail last = Detail.LADDER.getLast();
    for (Detail detail : Detail.LADDER) {
      if (detail.equals(last) || !isSpentBefore(run, detail)) {
        Optional<RunPage> page = attempt(run, axes, words, moments, heading, detail);
        if (page.isPresent()) {
          return page.get();
        }
      }
    }
    throw new IllegalStateException("the page of " + run.lesson().id() + " fits in no detail");
  }

  /// Whether an earlier detail is the same for so short a run.
  private static boolean isSpentBefore(LessonRun run, Detail detail) {
    return Detail.LADDER.stream()
        .takeWhile(earlier -> !earlier.equals(detail))
        .anyMatch(
            earlier ->
                run.end() < detail.mostMoments()
                    && earlier.themes().equals(detail.themes())
                    && earlier.scale() == detail.scale());
  }

  /// @param known what was said of moments in earlier attempts; takes in what is new
  private static Optional<RunPage> attempt(
      LessonRun run,
      Axes axes,
      PageWords words,
      Map<Integer, Map<String, Object>> known,
      Map<String, Object> heading,
      Detail detail) {
    int[] positions = ShownPositions.atMost(detail.mostMoments(), run.end(), run::isWhole);
    String sentence = detail.sentence(positions.length, run.end() + 1);
    List<Map<String, Object>> moments = new ArrayList<>();
    for (int position : positions) {
      throwIfInterrupted();
      moments.add(known.computeIfAbsent(position, words::moment));
    }
    Map<String, Object> said = new LinkedHashMap<>(heading);
    said.put("note", sentence);
    said.put("moments", moments);
    PageTemplate template = PageTemplate.load();
    long room = MAX_BYTES - template.size(said);
    return Album.within(
            room, moment -> run.panelsAt(positions[moment], axes), positions.length, detail)
        .map(album -> template.filled(said, album))
        .filter(html -> html.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES)
        .map(html -> new RunPage(html, sentence));
  }

  static void throwIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
  }

  /// The bytes of the file.
  public AtomicFile.Content content() {
    return out -> out.write(bytes);
  }

  /// What the page leaves out, as one sentence; empty if it shows everything.
  public String sentence() {
    return sentence;
  }
}

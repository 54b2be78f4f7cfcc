package org.factorscope.app.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page as its reader finds it.
record PageContents(String html, JsonNode run) {
  private static final String BEFORE = "<script type=\"application/json\" id=\"run\">";

  /// A lesson's usual run.
  static LessonRun run(String lesson, int halfSteps) {
    return extended(
        LessonRun.start(
            LessonCatalog.byId(lesson), RunSetup.defaultsOf(LessonCatalog.byId(lesson))),
        halfSteps);
  }

  static LessonRun extended(LessonRun run, int halfSteps) {
    while (run.end() < halfSteps && !run.isFinal()) {
      run.extend();
    }
    return run;
  }

  static PageContents of(LessonRun run) {
    return of(RunPage.of(run, Axes.preferred(run.data())));
  }

  static PageContents of(RunPage page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      page.content().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String html = bytes.toString(StandardCharsets.UTF_8);
    int from = html.indexOf(BEFORE) + BEFORE.length();
    String json = html.substring(from, html.indexOf("</script>", from));
    return new PageContents(html, JsonMapper.shared().readTree(json));
  }

  int bytes() {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The vector pictures, unpacked.
  List<String> drawings() {
    List<String> drawings = new ArrayList<>();
    for (JsonNode picture : run.get("pictures")) {
      if (picture.get(0).asString().equals("svg")) {
        drawings.add(unpacked(picture.get(1).asString()));
      }
    }
    return drawings;
  }

  private static String unpacked(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.factorscope.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factorscope.app.session.LessonRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A replay read in a real browser by a script that presses its keys.
final class ReplayInABrowserTest {
  private static final Pattern REPORT = Pattern.compile("<pre id=\"report\">([^<]*)</pre>");

  @TempDir Path folder;

  private JsonNode seen(LessonRun run, String... more) throws IOException {
    Optional<Browser> browser = Browser.find();
    assumeTrue(
        browser.isPresent(), "No Chromium on the path: the replay is not tried in a browser.");
    String html = PageContents.of(run).html();
    int end = html.lastIndexOf("</body>");
    String read =
        html.substring(0, end) + "<script>" + reader() + "</script>" + html.substring(end);
    Path file = Files.writeString(folder.resolve("replay.html"), read);
    String document = browser.orElseThrow().documentOf(file, folder, more);
    Matcher report = REPORT.matcher(document);
    assertTrue(report.find(), "no report in " + document.substring(0, 300));
    byte[] json = Base64.getDecoder().decode(report.group(1));
    return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
  }

  private static String reader() throws IOException {
    try (var in =
        Objects.requireNonNull(ReplayInABrowserTest.class.getResourceAsStream("reader.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertUndisturbed(JsonNode seen) {
    assertEquals("[]", seen.get("problems").toString());
    assertEquals("[]", seen.get("requests").toString());
    assertFalse(seen.get("isAttacked").asBoolean());
    assertFalse(seen.get("isProblemShown").asBoolean());
    assertEquals(0, seen.get("nameless").asInt());
    assertEquals(0, seen.get("withoutAlternative").asInt());
  }

  private static void assertMoment(JsonNode moment, String name, int current) {
    assertEquals(name, moment.get("name").asString());
    assertEquals(current, moment.get("current").asInt());
    assertEquals(4, moment.get("pictures").asInt());
    assertTrue(moment.get("areLoaded").asBoolean(), name + ": pictures");
    assertEquals(4, moment.get("claims").size());
  }

  @Test
  void aReplayIsReadWithKeysScrubberAndButtons() throws IOException {
    LessonRun run = PageContents.run("k-means", 100);
    while (run.stopReason() == null) {
      run.extend();
    }
    JsonNode seen = seen(run);
    assertUndisturbed(seen);
    assertEquals("K-means", seen.get("title").asString());
    assertEquals("K-means", seen.get("heading").asString());
    assertMoment(seen.get("start"), "Start", -1);
    assertMoment(seen.get("first"), "Assign points", 0);
    assertTrue(seen.get("first").get("objective").asString().startsWith("objective "));
    assertFalse(seen.get("first").get("numbers").asString().isEmpty());
    assertTrue(seen.get("wholeIteration").asString().startsWith("half-step 2 of"));
    assertMoment(seen.get("end"), "Move centroids", 1);
    assertEquals(
        Objects.requireNonNull(run.stopReason()).sentence(),
        seen.get("end").get("status").asString());
    assertNotEquals(seen.get("start").get("sources"), seen.get("end").get("sources"));
    assertTrue(seen.get("beforeEnd").asString().startsWith("half-step " + (run.end() - 1)));
    assertTrue(seen.get("home").asString().startsWith("half-step 0 "));
    assertEquals("Pause", seen.get("playing").asString());
    assertTrue(seen.get("hasPlayed").asBoolean());
    assertEquals("Play", seen.get("paused").asString());
    assertTrue(seen.get("scrubbed").asString().startsWith("half-step 3 "));
    assertEquals("half-step 3, iteration 2: Assign points", seen.get("spoken").asString());
    assertTrue(seen.get("clicked").asString().startsWith("half-step 4 "));
    seen.get("formulas").forEach(width -> assertTrue(width.asDouble() > 20));
  }

  @Test
  void hostileNamesDoNothingInABrowser() throws IOException {
    JsonNode seen = seen(HostileData.run(folder));
    assertUndisturbed(seen);
    assertTrue(seen.get("facts").asString().contains(HostileData.FILE));
    assertMoment(seen.get("end"), "Move centroids", 1);
  }
}

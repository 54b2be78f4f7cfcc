package org.factorscope.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.factorscope.app.session.LessonRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RunPageTest {
  private static final int HALF_STEPS = 6;

  /// Where something could be fetched from; names of XML name spaces are no such place.
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "<[^<>]*(src|href)\\s*=\\s*[\"'](?!data:|#)|@import|url\\((?![\"']?#)|"
              + "https?://(?!www\\.w3\\.org/(2000/svg|1999/xlink))");

  private static PageContents page;

  @BeforeAll
  static void writeAPage() {
    page = PageContents.of(PageContents.run("k-means", HALF_STEPS));
  }

  @Test
  void everyHalfStepIsThereWithItsNameNumbersAndObjective() {
    JsonNode moments = page.run().get("moments");
    assertEquals(HALF_STEPS + 1, moments.size());
    assertEquals("Start", moments.get(0).get("name").asString());
    assertFalse(moments.get(0).has("objective"), "no point is assigned at the start");
    for (int i = 1; i < moments.size(); i++) {
      JsonNode moment = moments.get(i);
      assertEquals(i, moment.get("position").asInt());
      assertEquals((i + 1) / 2, moment.get("iteration").asInt());
      assertEquals((i + 1) % 2, moment.get("halfStep").asInt());
      assertEquals(i % 2 == 1 ? "Assign points" : "Move centroids", moment.get("name").asString());
      assertFalse(moment.get("numbers").asString().isEmpty());
      assertFalse(moment.get("objective").asString().isEmpty());
    }
  }

  @Test
  void everyHalfStepHasAFormulaInTheColourOfTheText() {
    JsonNode halfSteps = page.run().get("halfSteps");
    assertEquals(2, halfSteps.size());
    for (JsonNode halfStep : halfSteps) {
      String svg = halfStep.get("svg").asString();
      assertTrue(svg.startsWith("<svg"), svg);
      assertTrue(svg.contains("<path"), svg);
      assertTrue(svg.contains("currentColor"), svg);
      assertFalse(svg.contains("<text"), "the reader does not have the fonts of formulas");
    }
  }

  @Test
  void everyClaimHasItsVerdict() {
    JsonNode last = page.run().get("moments").get(HALF_STEPS).get("claims");
    assertEquals(page.run().get("claims").size(), last.size());
    assertEquals("holds", last.get(0).get(0).asString());
    assertEquals("Objective never rises", last.get(0).get(1).asString());
    assertEquals("Promised, and it holds.", last.get(0).get(2).asString());
    assertEquals("open", page.run().get("moments").get(0).get("claims").get(0).get(0).asString());
  }

  @Test
  void everyPanelHasAPictureForEachColourSchemeAndEqualOnesAreThereOnce() {
    JsonNode pictures = page.run().get("pictures");
    int shown = 0;
    for (JsonNode panels : page.run().get("panels")) {
      assertEquals(4, panels.size());
      for (JsonNode panel : panels) {
        assertEquals(2, panel.get(3).size());
        assertNotEquals(panel.get(3).get(0), panel.get(3).get(1));
        for (JsonNode index : panel.get(3)) {
          assertTrue(index.asInt() < pictures.size());
          shown++;
        }
      }
    }
    assertEquals(8 * (HALF_STEPS + 1), shown);
    assertEquals(pictures.size(), pictures.valueStream().distinct().count());
  }

  @Test
  void nothingIsFetchedFromAnywhere() {
    List<String> texts = new ArrayList<>(page.drawings());
    assertFalse(texts.isEmpty());
    texts.add(page.html());
    for (String text : texts) {
      var found = ELSEWHERE.matcher(text);
      assertFalse(found.find(), () -> text.substring(found.start(), found.end() + 40));
    }
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    assertEquals(page.html(), PageContents.of(PageContents.run("k-means", HALF_STEPS)).html());
  }

  @Test
  void sixtyHalfStepsWithFourPanelsTakeLessThanFiveMillionBytes() {
    LessonRun run = PageContents.run("diffusion", 60);
    PageContents large = PageContents.of(run);
    assertEquals(61, large.run().get("moments").size());
    assertEquals(4, large.run().get("panels").get(0).size());
    assertTrue(large.bytes() <= RunPage.MAX_BYTES, large.bytes() + " bytes");
    assertEquals(
        "To stay small, this page has pictures in light colours only.",
        large.run().get("note").asString());
  }

  @Test
  void whatIsLeftOutIsSaidInOneSentence() {
    assertEquals("", Detail.LADDER.getFirst().sentence(61, 61));
    assertEquals(
        "To stay small, this page shows 149 of 1,200 half-steps.",
        Detail.LADDER.getFirst().sentence(150, 1201));
    assertEquals(
        "To stay small, this page shows 60 of 1,200 half-steps and has coarser pictures, in light"
            + " colours only.",
        Detail.LADDER.getLast().sentence(61, 1201));
  }

  @Test
  void hostileNamesStayText(@TempDir Path folder) throws IOException {
    PageContents hostile = PageContents.of(HostileData.run(folder));
    assertEquals(
        page.html().split("<script", -1).length, hostile.html().split("<script", -1).length);
    assertEquals(
        page.html().split("</script", -1).length, hostile.html().split("</script", -1).length);
    assertTrue(hostile.run().get("facts").toString().contains(HostileData.FILE));
    assertTrue(
        hostile.drawings().stream().anyMatch(drawing -> drawing.contains("&lt;/script")),
        "the column's name is an axis title");
    assertTrue(hostile.drawings().stream().noneMatch(drawing -> drawing.contains("</script")));
  }

  @Test
  void aCancelledPageIsNotMade() {
    LessonRun run = PageContents.run("k-means", 1);
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> PageContents.of(run));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}

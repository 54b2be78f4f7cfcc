package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong is told in one sentence that names it, with status 2, and no file is left.
final class BadInputTest {
  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private void assertRefused(String mentions, String... args) throws IOException {
    List<Path> before = files();
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--trace", folder.resolve("out.jsonl").toString()));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    String line = run.onlyErrorLine();
    assertEquals(2, run.status(), line);
    assertTrue(line.contains(mentions), line);
    assertFalse(line.contains("Exception") || line.contains("\tat "), line);
    assertEquals(before, files(), "a file was left behind");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void dataFilesThatCannotBeRead() throws IOException {
    assertRefused("empty.csv", "run", "k-means", "--data", file("empty.csv", ""));
    assertRefused("header.csv", "run", "k-means", "--data", file("header.csv", "a,b\n"));
    assertRefused("line 3", "run", "k-means", "--data", file("ragged.csv", "a,b\n1,2\n3\n4,5\n"));
    assertRefused(
        "abc", "run", "k-means", "--data", file("text.csv", "a,b\n1,2\n3,abc\n4,5\n6,7\n"));
    assertRefused("line 3", "run", "k-means", "--data", file("inf.csv", "a,b\n1,2\n3,inf\n4,5\n"));
    assertRefused("binary.csv", "run", "k-means", "--data", file("binary.csv", "a\0b\0\1\2\n"));
    assertRefused(folder.toString(), "run", "k-means", "--data", folder.toString());
    assertRefused(
        "nowhere.csv", "run", "k-means", "--data", folder.resolve("nowhere.csv").toString());
  }

  @Test
  void aMissingValueIsNamedByRowAndColumn() throws IOException {
    String data = file("gap.csv", "a,b\n1,2\n3,NaN\n4,5\n");
    assertRefused("row 2, column 'b'", "run", "k-means", "--data", data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k-menas | run,k-menas
          clusters | run,k-means,--set,cluster=3
          from 1 to 50 | run,k-means,--set,clusters=0
          from 1 to 50 | run,k-means,--set,clusters=many
          150 | run,pca,--set,components=5
          weighted-mean, least-squares | run,soft-vq,--set,update=best
          a number from | run,soft-vq,--set,temperature=-1
          no column 'height' | run,k-means,--columns,height
          iris | run,k-means,--data,irsi
          standardize | run,k-means,--scale,big
          --iterations | run,k-means,--iterations,-1
          --seed | run,k-means,--seed,abc
          --sede | run,k-means,--sede,1
          """)
  void wordsThatDoNotFit(String mentions, String command) throws IOException {
    String[] args = command.strip().split(",");
    if (mentions.strip().equals("150")) {
      assertRefused("number of columns, 4", args);
    } else {
      assertRefused(mentions.strip(), args);
    }
  }

  @Test
  void aStartOfTheWrongShapeIsNamedWithBothShapes() throws IOException {
    String w = file("W.csv", "a,b\n1,2\n3,4\n");
    assertRefused("W is 2 × 2", "run", "k-means", "--start", "W=" + w);
    assertRefused("clusters = 3", "run", "k-means", "--set", "clusters=3", "--start", "W=" + w);
    assertRefused("'V' cannot be set", "run", "k-means", "--start", "V=" + w);
  }

  @Test
  void moreClustersThanPointsAreRefused() throws IOException {
    String data = file("three.csv", "a,b\n1,2\n3,4\n5,7\n");
    assertRefused("number of points, 3", "run", "k-means", "--set", "clusters=4", "--data", data);
  }

  @Test
  void aTargetThatCannotBeWrittenIsNamed() {
    Path target = folder.resolve("no-such-folder").resolve("out.jsonl");
    CommandRun run =
        CommandRun.of("run", "k-means", "--iterations", "1", "--trace", target.toString());
    assertEquals(2, run.status());
    assertTrue(run.onlyErrorLine().contains("no-such-folder"), run.err());
    CommandRun onFolder =
        CommandRun.of("run", "k-means", "--iterations", "1", "--trace", folder.toString());
    assertEquals(2, onFolder.status());
    assertTrue(onFolder.onlyErrorLine().contains(folder.toString()), onFolder.err());
  }

  @Test
  void oddButLegitimateDataRun() throws IOException {
    String oneRow = file("row.csv", "a,b\n1,2\n");
    String oneColumn = file("column.csv", "a\n1\n2\n9\n");
    String constant = file("constant.csv", "a,b\n1,5\n2,5\n9,5\n");
    String duplicates = file("same.csv", "a,b\n1,5\n1,5\n1,5\n");
    Path utf16 = folder.resolve("utf16.csv");
    Files.writeString(utf16, "\uFEFFa,b\n1,2\n3,4\n", StandardCharsets.UTF_16BE);
    for (String data : List.of(oneRow, oneColumn, constant, duplicates, utf16.toString())) {
      CommandRun run = CommandRun.of("run", "k-means", "--set", "clusters=1", "--data", data);
      assertEquals(0, run.status(), run.err());
    }
  }

  @Test
  void aRunThatDivergesKeepsItsTraceAndSaysSoByItsStatus() throws IOException {
    Path trace = folder.resolve("diverged.jsonl");
    CommandRun run =
        CommandRun.of(
            "run",
            "gradient-flow",
            "--set",
            "u=3",
            "--set",
            "v=3",
            "--set",
            "step-size=0.5",
            "--trace",
            trace.toString());
    assertEquals(1, run.status());
    String last = Files.readAllLines(trace).getLast();
    assertTrue(last.contains("\"stopped\":\"diverged\""), last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes"})
  void anOverflowKeepsItsTraceAndSaysSoByItsStatus(String tied) throws IOException {
    for (List<String> length : List.of(List.<String>of(), List.of("--iterations", "60"))) {
      Path trace = folder.resolve("overflow.jsonl");
      List<String> args = new ArrayList<>(List.of("run", "linear-autoencoder"));
      args.addAll(List.of("--set", "step-size=5", "--set", "tied=" + tied));
      args.addAll(List.of("--trace", trace.toString()));
      args.addAll(length);
      CommandRun run = CommandRun.of(args.toArray(String[]::new));
      assertEquals(1, run.status(), run.err());
      assertTrue(run.onlyErrorLine().contains("linear-autoencoder failed in iteration"), run.err());
      String wanted = length.isEmpty() ? "diverged" : "not-a-number";
      String last = Files.readAllLines(trace).getLast();
      assertTrue(last.contains("\"stopped\":\"" + wanted + "\""), last);
    }
  }

  @Test
  void figuresNeedNoDisplay() throws IOException {
    for (String ending : List.of("png", "svg", "pdf")) {
      Path figure = folder.resolve("figure." + ending);
      CommandRun run =
          CommandRun.of(
              "run",
              "k-means",
              "--iterations",
              "2",
              "--figure",
              figure.toString(),
              "--size",
              "800x600");
      assertEquals(0, run.status(), run.err());
      assertTrue(Files.size(figure) > 2000, ending);
    }
    CommandRun unknown =
        CommandRun.of(
            "run", "k-means", "--iterations", "2", "--figure", folder.resolve("a.bmp").toString());
    assertEquals(2, unknown.status());
    assertTrue(unknown.onlyErrorLine().contains(".svg"), unknown.err());
  }

  @Test
  void anAnimationShowsEveryHalfStep() throws IOException {
    Path gif = folder.resolve("run.gif");
    CommandRun run =
        CommandRun.of(
            "run",
            "k-means",
            "--iterations",
            "2",
            "--animation",
            gif.toString(),
            "--size",
            "400x300");
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.out());
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      assertEquals(5, reader.getNumImages(true));
    } finally {
      reader.dispose();
    }
    CommandRun still = CommandRun.of("run", "k-means", "--animation", "run.png");
    assertEquals(2, still.status());
    assertTrue(still.onlyErrorLine().contains(".gif"), still.err());
  }

  @Test
  void aReplayEndsInHtml() {
    CommandRun text = CommandRun.of("run", "k-means", "--replay", "run.txt");
    assertEquals(2, text.status());
    assertTrue(text.onlyErrorLine().contains(".html"), text.err());
  }

  /// Sums and squares of such numbers overflow.
  @Test
  void numbersNearTheLargestThereAreGetASentenceInEveryLesson() throws IOException {
    Path huge = folder.resolve("huge.csv");
    Files.writeString(huge, "a,b\n1e308,-1e308\n1.5e308,2\n-1.7e308,1e308\n1.7e308,3\n");
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      CommandRun run =
          CommandRun.of("run", lesson.id(), "--data", huge.toString(), "--iterations", "2");
      String sentence = run.onlyErrorLine();
      assertTrue(run.status() == 1 || run.status() == 2, lesson.id() + ": " + run.status());
      assertFalse(sentence.contains("should not have happened"), sentence);
    }
  }
}

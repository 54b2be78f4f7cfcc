package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.export.ExportException;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SessionTest {
  private static final Axes AXES = new Axes(0, 1);

  @TempDir Path folder;

  private static LessonRun start(String lesson, RunSetup setup, int halfSteps) {
    LessonRun run = LessonRun.start(LessonCatalog.byId(lesson), setup);
    extend(run, halfSteps);
    return run;
  }

  private static void extend(LessonRun run, int halfSteps) {
    for (int i = 0; i < halfSteps && run.halfStepAfter(run.end()).isPresent(); i++) {
      run.extend();
    }
  }

  private static Session session(LessonRun run, Axes axes) {
    return Session.of(run.lesson(), run.setup(), run.parameters(), run.edits(), run.end(), axes);
  }

  private Session savedAndRead(Session session) {
    Path file = folder.resolve("lecture.fscope");
    session.write(file);
    assertTrue(Session.isSession(file));
    return Session.read(file, LessonCatalog::byId);
  }

  private static void assertSameBits(LessonRun expected, LessonRun actual) {
    assertEquals(expected.end(), actual.end());
    assertEquals(expected.parameters(), actual.parameters());
    for (int position = 0; position <= expected.end(); position++) {
      Map<String, DMatrixRMaj> there = actual.matricesAt(position);
      for (Map.Entry<String, DMatrixRMaj> entry : expected.matricesAt(position).entrySet()) {
        assertArrayEquals(
            entry.getValue().data,
            Objects.requireNonNull(there.get(entry.getKey())).data,
            entry.getKey() + " at " + position);
      }
    }
  }

  static List<String> lessons() {
    return LessonCatalog.all().stream().map(Lesson::id).toList();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyLessonComesBackWithTheSameBits(String id) {
    LessonRun run = start(id, RunSetup.defaultsOf(LessonCatalog.byId(id)), 4);
    assertSameBits(run, savedAndRead(session(run, new Axes(0, 0))).run());
  }

  @Test
  void editsComeBackInTheirOrderAndWhereTheyWereMade() {
    LessonRun run = start("soft-vq", RunSetup.defaultsOf(LessonCatalog.byId("soft-vq")), 3);
    run.drag(3, new Axes(2, 3), new Handle("D", 1, "atom 2"), 0.25, -0.5, 1);
    extend(run, 4);
    run.change(5, "temperature", "0.125", 2);
    extend(run, 2);
    Session back = savedAndRead(session(run, new Axes(2, 3)));
    assertEquals(
        List.of("dragged atom 2", "set temperature"),
        back.edits().stream().map(Edit::words).toList());
    assertEquals(new Axes(2, 3), back.axes());
    assertEquals(7, back.position());
    assertSameBits(run, back.run());
  }

  @Test
  void aDraggedEntryComesBackWithItsColumn() {
    LessonRun run = start("backprop", RunSetup.defaultsOf(LessonCatalog.byId("backprop")), 2);
    Handle edge = Handle.ofEntry("W1", 2, 1);
    run.drag(2, new Axes(0, 1), edge, 1, 0.75, 1);
    Session back = savedAndRead(session(run, new Axes(0, 1)));
    assertEquals(edge, ((Edit.Dragged) back.edits().getFirst()).handle());
    assertSameBits(run, back.run());
  }

  @Test
  void whatWasTakenBackIsNotKept() {
    LessonRun run = start("soft-vq", RunSetup.defaultsOf(LessonCatalog.byId("soft-vq")), 3);
    run.change(3, "temperature", "0.5", 1);
    run.change(3, "temperature", "0.25", 1);
    assertEquals(List.of(new Edit.Changed(3, "temperature", "0.25", 1)), run.edits());
    run.undo();
    assertEquals(List.of(), run.edits());
  }

  @Test
  void theUsersOwnDataComeAlongWithTheirGapsAndNames() throws IOException {
    Path table = folder.resolve("stars.csv");
    Files.writeString(table, "up,jaws,alien\n1,,3\n,2.5,1\n4,4,\n");
    RunSetup setup =
        RunSetup.defaultsOf(LessonCatalog.byId("als"))
            .withSource(DataFile.read(table).dataset())
            .withSeed(-5);
    LessonRun run = start("als", setup, 6);
    Files.delete(table);
    Session back = savedAndRead(session(run, AXES));
    Dataset data = back.setup().source();
    assertEquals(setup.source().columns(), data.columns());
    assertArrayEquals(setup.source().values().data, data.values().data);
    assertEquals(-5, back.setup().seed());
    assertSameBits(run, back.run());
  }

  @Test
  void columnsScaleStartAndShownParametersComeBack() {
    DMatrixRMaj centroids = new DMatrixRMaj(new double[][] {{0.1, 1.0 / 3}, {-1e-7, 2}});
    Lesson<?, ?, ?> kMeans = LessonCatalog.byId("k-means");
    RunSetup setup =
        RunSetup.defaultsOf(kMeans)
            .withSource(RunSetup.data("iris").select(List.of("petal_width", "sepal_length")))
            .withScale(Scale.STANDARDIZE)
            .withStart(Map.of("W", centroids));
    LessonRun run = start("k-means", setup, 3);
    Session back = savedAndRead(session(run, AXES));
    assertEquals(setup.source().columns(), back.setup().source().columns());
    assertEquals(Scale.STANDARDIZE, back.setup().scale());
    assertSameBits(run, back.run());

    LessonRun lsi = start("lsi", RunSetup.defaultsOf(LessonCatalog.byId("lsi")), 2);
    lsi.change(2, "query", "graph trees", 1);
    Session query = savedAndRead(session(lsi, AXES));
    assertEquals("graph trees", query.run().parameters().text("query"));
  }

  @Test
  void damagedFilesAreRefusedWithASentence() throws IOException {
    LessonRun run = start("k-means", RunSetup.defaultsOf(LessonCatalog.byId("k-means")), 1);
    Path file = folder.resolve("a.fscope");
    session(run, AXES).write(file);
    String whole = Files.readString(file);
    assertRefused(
        "a.fscope: the field 'sed' is not known here", whole.replace("\"seed\"", "\"sed\""));
    assertRefused("a.fscope: 'axes' must be two columns", whole.replace("[0,1]", "[0,9]"));
    assertRefused("version 2, but this program reads version 1", whole.replace(":1,", ":2,"));
    assertRefused("a.fscope, column ", whole.substring(0, whole.length() / 2));
    assertRefused("k-mean", whole.replace("\"k-means\"", "\"k-mean\""));
    assertRefused("a session must be a JSON object", "[]");
    String drag =
        "{\"position\":0,\"variable\":\"W\",\"index\":9,\"name\":\"a\",\"x\":1,\"y\":1,\"axes\":[0,1]}";
    assertRefused(
        "no number 10 to be dragged", whole.replace("\"edits\":[]", "\"edits\":[" + drag + "]"));
  }

  private void assertRefused(String sentence, String text) throws IOException {
    Path file = folder.resolve("a.fscope");
    Files.writeString(file, text);
    RuntimeException refusal =
        assertThrows(RuntimeException.class, () -> Session.read(file, LessonCatalog::byId).run());
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(sentence), message);
  }

  @Test
  void aReplayIsNoSession() throws IOException {
    Path file = folder.resolve("k-means-faithful.jsonl");
    try (var in =
        SessionTest.class.getResourceAsStream(
            "/org/factorscope/app/reference/k-means-faithful.jsonl")) {
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
    }
    assertFalse(Session.isSession(file));
    Replay replay = Replay.open(file, LessonCatalog::byId);
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    Session session = session(run, AXES);
    Path target = folder.resolve("replay.fscope");
    assertThrows(InvalidInputException.class, () -> session.write(target));
    assertFalse(Files.exists(target));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    LessonRun run = start("k-means", RunSetup.defaultsOf(LessonCatalog.byId("k-means")), 0);
    Path nowhere = folder.resolve("no").resolve("a.fscope");
    ExportException refusal =
        assertThrows(ExportException.class, () -> session(run, AXES).write(nowhere));
    assertTrue(String.valueOf(refusal.getMessage()).contains("does not exist"));
  }

  @Test
  void aStoppedThreadStopsTheRun() {
    Session far =
        new Session(
            LessonCatalog.byId("pca"),
            RunSetup.defaultsOf(LessonCatalog.byId("pca")),
            List.of(),
            1000,
            AXES);
    Thread.currentThread().interrupt();
    try {
      assertThrows(java.util.concurrent.CancellationException.class, far::run);
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  private String refusal(String text, String by) throws IOException {
    Path file = folder.resolve("hostile.fscope");
    Session good =
        session(start("k-means", RunSetup.defaultsOf(LessonCatalog.byId("k-means")), 2), AXES);
    good.write(file);
    String whole = Files.readString(file);
    assertTrue(whole.contains(text), whole);
    Files.writeString(file, whole.replaceFirst(Pattern.quote(text), by));
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> Session.read(file, LessonCatalog::byId))
            .getMessage());
  }

  @Test
  void hostileNumbersAreRefusedInWords() throws IOException {
    String position = refusal("\"position\":2", "\"position\":2147483647");
    assertTrue(position.contains("'position' is 2147483647"), position);
    String digits = refusal("\"start\":{}", "\"start\":{\"W\":[[" + "9".repeat(400) + "]]}");
    assertTrue(digits.contains("must be a number"), digits);
  }

  @Test
  void valuesThatAreObjectsAreRefusedInWords() throws IOException {
    for (String values :
        List.of("{\"a\":1}", "[{\"a\":1}]", "[[{}]]", "[[" + "9".repeat(400) + "]]", "5")) {
      String data =
          "\"data\":{\"name\":\"x\",\"unit\":\"\",\"row-names\":[],\"labels\":[],\"picture\":[0,0],"
              + "\"preferred-axes\":[],\"provenance\":\"\",\"licence\":\"\",\"values\":"
              + values
              + "}";
      String sentence = refusal("\"data\":\"iris\"", data);
      assertTrue(sentence.startsWith("hostile.fscope: "), sentence);
    }
  }
}

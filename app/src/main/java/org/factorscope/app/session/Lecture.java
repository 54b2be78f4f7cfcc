package org.factorscope.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.viz.export.AtomicFile;

/// What a lecturer goes through: stops in order.
public record Lecture(String title, List<Stop> stops) {
  static final int VERSION = 1;

  private static final OwnFile FILE = new OwnFile("lecture");

  public Lecture {
    stops = List.copyOf(stops);
  }

  /// Whether a file begins as a lecture does.
  public static boolean isLecture(Path file) {
    return FILE.is(file);
  }

  /// Reads a file.
  ///
  /// @param lessons finds a lesson by its id, or refuses
  /// @throws InvalidInputException if the file is no lecture of this version
  /// @throws org.factorscope.datasets.DataException where its data are not there
  public static Lecture read(Path file, Function<String, Lesson<?, ?, ?>> lessons) {
    return LectureFormat.read(OwnFile.name(file), FILE.text(file), lessons);
  }

  /// The lecture that comes with the program: an hour on clustering, PCA and gradient flow.
  public static Lecture firstHour(Function<String, Lesson<?, ?, ?>> lessons) {
    String name = "first-hour.fscope";
    try (InputStream in = Objects.requireNonNull(Lecture.class.getResourceAsStream(name), name)) {
      return LectureFormat.read(
          name, new String(in.readAllBytes(), StandardCharsets.UTF_8), lessons);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Writes it, beside the file at first.
  ///
  /// @throws InvalidInputException if the data of a stop are too large, or it replays a trace
  /// @throws org.factorscope.viz.export.ExportException where the file cannot be written
  public void write(Path file) {
    byte[] text = LectureFormat.text(this).getBytes(StandardCharsets.UTF_8);
    AtomicFile.save(file, out -> out.write(text));
  }
}

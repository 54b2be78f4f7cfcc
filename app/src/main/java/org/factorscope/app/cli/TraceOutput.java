package org.factorscope.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.TraceEnd;
import org.factorscope.app.session.TraceHeader;
import org.factorscope.app.session.TraceStep;
import org.factorscope.app.session.TraceWriter;
import org.jspecify.annotations.Nullable;

/// Where a trace goes: nowhere, into a file, or to standard output.
final class TraceOutput implements AutoCloseable {
  private final @Nullable OutputFile file;
  private final OutputStream out;
  private final TraceWriter writer;
  private final List<String> variables;
  private final boolean outlivesReader;
  private boolean closed;

  private TraceOutput(
      @Nullable OutputFile file, OutputStream out, List<String> variables, boolean outlivesReader) {
    this.file = file;
    this.out = out;
    this.writer = new TraceWriter(out);
    this.variables = variables;
    this.outlivesReader = outlivesReader;
  }

  /// @param target a file's name, or `-`
  /// @param variables the matrices to be written
  /// @param outlivesReader whether the run makes something else, so that it must not end if nobody
  ///   reads standard output any more
  static TraceOutput to(
      String target,
      List<String> variables,
      boolean outlivesReader,
      PendingOutputs pending,
      Console console) {
    if (target.equals(OutputOptions.STANDARD_OUTPUT)) {
      return new TraceOutput(null, console.bytes(), variables, outlivesReader);
    }
    OutputFile file = OutputFile.at(NamedData.file(target), pending);
    return new TraceOutput(file, file.stream(), variables, true);
  }

  void header(TraceHeader header) throws IOException {
    guarded(() -> writer.header(header));
  }

  void step(LessonRun run, StepRecord record) throws IOException {
    Map<String, DMatrixRMaj> chosen = new LinkedHashMap<>();
    if (!variables.isEmpty()) {
      run.matricesAt(record.position())
          .forEach(
              (name, matrix) -> {
                if (variables.contains(name)) {
                  chosen.put(name, matrix);
                }
              });
    }
    guarded(() -> writer.step(TraceStep.of(record, run.verdictsAt(record.position()), chosen)));
  }

  void end(TraceEnd end) throws IOException {
    guarded(() -> writer.end(end));
    guarded(out::flush);
  }

  /// The trace is whole: closes it and moves it to its place.
  void commit() throws IOException {
    if (file != null) {
      guarded(out::close);
      file.commit();
    }
  }

  private void guarded(PendingOutputs.IoAction action) throws IOException {
    if (closed) {
      return;
    }
    try {
      action.run();
    } catch (ClosedPipeException left) {
      closed = true;
      if (!outlivesReader) {
        throw left;
      }
    } catch (IOException why) {
      if (file == null) {
        throw why;
      }
      throw UsageException.unwritable(file.asked(), why);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      out.close();
    }
  }
}

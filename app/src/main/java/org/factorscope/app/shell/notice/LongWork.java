package org.factorscope.app.shell.notice;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.factorscope.app.task.TaskExecutor;

/// Work with files: in the background, with a strip to cancel it, and a problem in words where it
/// fails.
public final class LongWork {
  private final TaskExecutor tasks;
  private final Notices notices;

  public LongWork(TaskExecutor tasks, Notices notices) {
    this.tasks = tasks;
    this.notices = notices;
  }

  /// Starts the work.
  ///
  /// @param what for the strip, for example "Reading wine.csv …"
  /// @param failureTitle of the problem, if it fails
  public <T> void run(String what, String failureTitle, Callable<T> work, Consumer<T> onResult) {
    AtomicReference<TaskExecutor.Cancellable> running = new AtomicReference<>(() -> {});
    Runnable close = notices.underWay(what, () -> running.get().cancel());
    running.set(
        tasks.background(
            work,
            result -> {
              close.run();
              onResult.accept(result);
            },
            failure -> {
              close.run();
              notices.problem(FailureText.problem(failureTitle, failure));
            }));
  }

  /// Writes a file, and says so.
  ///
  /// @param failureTitle of the problem, if it fails
  public void save(Path target, String failureTitle, Consumer<Path> write) {
    Path name = target.getFileName();
    run(
        "Saving " + name + " …",
        failureTitle,
        Executors.callable(() -> write.accept(target)),
        _ -> notices.done("Saved %s.".formatted(name)));
  }
}

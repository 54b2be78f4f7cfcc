package org.factorscope.app.shell.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.factorscope.app.session.TraceReader;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.settings.SettingsStore;
import org.factorscope.app.settings.ThemeChoice;

/// Programs that are killed while they write. What they wrote before must be whole, or not there.
final class KilledPrograms {
  private static final int LONGEST_MILLIS = 4000;

  private final Path folder;
  private final SplittableRandom random;

  KilledPrograms(Path folder, SplittableRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /// Kills a run that writes a trace and a figure over older ones.
  ///
  /// @return whether the program was killed before it was done
  boolean killARun() throws IOException, InterruptedException {
    Path trace = folder.resolve("run.jsonl");
    Path figure = folder.resolve("run.png");
    boolean killed =
        killed(
            List.of(
                "org.factorscope.app.Main",
                "run",
                "k-means",
                "--iterations",
                Integer.toString(random.nextInt(1, 300)),
                "--trace",
                trace.toString(),
                "--figure",
                figure.toString()));
    if (Files.exists(trace)) {
      TraceReader.read(trace);
    }
    if (Files.exists(figure) && javax.imageio.ImageIO.read(figure.toFile()) == null) {
      throw new IllegalStateException("half a figure was left");
    }
    return killed;
  }

  /// Kills a program that saves settings over and over; they must be the first or the last ones.
  boolean killASave() throws IOException, InterruptedException {
    Path file = folder.resolve("settings.properties");
    new SettingsStore(file, KilledPrograms::fail).save(Settings.INITIAL.withLesson("before"));
    boolean killed = killed(List.of(KilledPrograms.class.getName(), file.toString()));
    Settings settings = new SettingsStore(file, KilledPrograms::fail).load();
    boolean isWhole =
        settings.lesson().equals("before")
            || (settings.lesson().startsWith("saved") && settings.theme() == ThemeChoice.DARK);
    if (!isWhole) {
      throw new IllegalStateException("damaged settings: " + Files.readString(file));
    }
    return killed;
  }

  private static void fail(String sentence) {
    throw new IllegalStateException(sentence);
  }

  private boolean killed(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    boolean isDone = process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    process.waitFor();
    String output = Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8);
    if (output.contains("Exception")) {
      throw new IllegalStateException(output);
    }
    return !isDone;
  }

  /// Saves settings until it is killed.
  public static void main(String[] args) {
    SettingsStore store = new SettingsStore(Path.of(args[0]), KilledPrograms::fail);
    for (int i = 0; i < 1_000_000; i++) {
      store.save(Settings.INITIAL.withTheme(ThemeChoice.DARK).withLesson("saved" + i));
    }
  }
}

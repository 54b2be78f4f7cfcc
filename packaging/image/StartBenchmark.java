import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long it takes from a process's start to its first picture: the program of an app-image with
/// its ahead-of-time cache, the same without it, and a JavaFX window with one label, the program's
/// options of the virtual machine and a cache of its own. The three take turns, so that whatever
/// else the machine does hits them alike.
///
/// Arguments: the app-image's folder (beside the folder of the linked runtime), the folder of jars,
/// the result file.
final class StartBenchmark {
  private static final int ROUNDS = 5;
  private static final int MINUTES = 2;

  private StartBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path jars = Path.of(args[1]).toAbsolutePath();
    Path result = Path.of(args[2]).toAbsolutePath();
    Path java = image.resolve("../../runtime/bin/java").normalize();
    Path launcher = image.resolve("bin/factorscope");
    Path bareClasses = compiledBareWindow(jars);
    List<String> bare = bareCommand(java, options(image), jars, bareClasses);
    Path bareCache = bareClasses.resolve("bare.aot");
    double[][] millis = new double[3][ROUNDS];
    try (Display display = Display.open()) {
      System.out.println("Windows open on " + display.name() + ".");
      run(withOption(bare, "-XX:AOTCacheOutput=" + bareCache), "", display);
      List<String> rehearse = List.of(launcher.toString(), "rehearse");
      for (int round = 0; round < ROUNDS; round++) {
        millis[0][round] = run(rehearse, "", display);
        millis[1][round] = run(rehearse, "-XX:AOTMode=off", display);
        millis[2][round] = run(withOption(bare, "-XX:AOTCache=" + bareCache), "", display);
      }
    }
    report(millis, result);
  }

  private static Path compiledBareWindow(Path jars) throws Exception {
    Path folder = Files.createTempDirectory("bare-window");
    Path source = folder.resolve("BareWindow.java");
    Files.writeString(source, BARE_WINDOW);
    make(tool("javac"), "-d", folder.toString(), "-cp", jars + "/*", source.toString());
    Path jar = folder.resolve("bare.jar");
    make(tool("jar"), "--create", "--file", jar.toString(), "-C", folder.toString(), ".");
    return folder;
  }

  private static void make(String... command) throws Exception {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(command[0] + " failed");
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// What the launcher tells the virtual machine, but for the program's own cache.
  private static List<String> options(Path image) throws Exception {
    String option = "java-options=";
    return Files.readAllLines(image.resolve("lib/app/factorscope.cfg")).stream()
        .filter(line -> line.startsWith(option) && !line.contains("AOTCache="))
        .map(line -> line.substring(option.length()))
        .toList();
  }

  private static List<String> bareCommand(Path java, List<String> options, Path jars, Path folder)
      throws Exception {
    List<String> classPath = new ArrayList<>(List.of(folder.resolve("bare.jar").toString()));
    try (var files = Files.list(jars)) {
      files
          .filter(jar -> jar.getFileName().toString().startsWith("javafx-"))
          .sorted()
          .forEach(jar -> classPath.add(jar.toString()));
    }
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), "BareWindow"));
    return command;
  }

  private static List<String> withOption(List<String> command, String option) {
    List<String> changed = new ArrayList<>(command);
    changed.add(1, option);
    return changed;
  }

  /// Milliseconds until the line of output that tells of the first picture.
  private static double run(List<String> command, String options, Display display)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.put("JDK_JAVA_OPTIONS", "");
    environment.put("JAVA_TOOL_OPTIONS", display.offerTo(environment) + options);
    long before = System.nanoTime();
    Process process = builder.start();
    for (String line = process.inputReader().readLine();
        line != null && !line.contains("painted");
        line = process.inputReader().readLine()) {
      // remarks of the virtual machine
    }
    double millis = (System.nanoTime() - before) / 1e6;
    process.inputReader().transferTo(java.io.Writer.nullWriter());
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(command + " failed");
    }
    return millis;
  }

  private static void report(double[][] millis, Path result) throws Exception {
    double aot = median(millis[0]);
    double plain = median(millis[1]);
    double bare = median(millis[2]);
    System.out.printf(
        Locale.ROOT,
        "From the process's start to the first picture, median of %d rounds%n"
            + "%-44s %8.0f ms%n%-44s %8.0f ms%n%-44s %8.0f ms%n"
            + "cache / none: %.2f (goal 0.6)    program / bare window: %.2f (goal 1.3)%n",
        ROUNDS,
        "app-image with its ahead-of-time cache",
        aot,
        "app-image without it",
        plain,
        "bare JavaFX window with a cache",
        bare,
        aot / plain,
        aot / bare);
    Files.createDirectories(result.getParent());
    Files.writeString(
        result,
        String.format(
            Locale.ROOT,
            "{\"aotMillis\": %.0f, \"plainMillis\": %.0f, \"bareMillis\": %.0f}%n",
            aot,
            plain,
            bare));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Says so on its third pulse, as the program does once its panels are painted.
  private static final String BARE_WINDOW =
      """
      import javafx.animation.AnimationTimer;
      import javafx.application.*;
      import javafx.scene.Scene;
      import javafx.scene.control.Label;
      import javafx.stage.Stage;

      public class BareWindow {
        public static void main(String[] args) {
          Application.launch(Window.class);
          System.exit(0);
        }

        public static class Window extends Application {
          @Override
          public void start(Stage stage) {
            stage.setScene(new Scene(new Label("Nothing but a window"), 1440, 900));
            stage.show();
            new AnimationTimer() {
              int pulses;

              @Override
              public void handle(long now) {
                if (++pulses == 3) {
                  System.out.println("painted");
                  Platform.exit();
                }
              }
            }.start();
          }
        }
      }
      """;
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the ahead-of-time cache of an app-image: the image's own launcher opens its window and
/// rehearses all lessons while the virtual machine takes down which classes it loads and what it
/// compiles. Then the launcher is told to use the cache.
///
/// Argument: the folder of the app-image.
final class TrainCache {
  private static final int MINUTES = 10;

  private TrainCache() {}

  public static void main(String[] args) throws Exception {
    Path image = Path.of(args[0]).toAbsolutePath();
    Path config = only(image, "factorscope.cfg");
    Path cache = config.resolveSibling("factorscope.aot");
    rehearse(launcher(image), cache);
    // The virtual machine would write its remarks on the cache into traces on standard output.
    Files.writeString(
        config,
        "java-options=-Xlog:disable\njava-options=-XX:AOTCache=$APPDIR/factorscope.aot\n",
        StandardOpenOption.APPEND);
    System.out.printf("%s: %,d kB%n", cache.getFileName(), Files.size(cache) / 1024);
  }

  private static void rehearse(Path launcher, Path cache) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "rehearse", "--all");
    Process process;
    try (Display display = Display.open()) {
      System.out.println("The cache is trained on " + display.name() + ".");
      Map<String, String> environment = builder.environment();
      String options = display.offerTo(environment);
      environment.put("JAVA_TOOL_OPTIONS", options + "-XX:AOTCacheOutput=\"" + cache + "\"");
      process = builder.inheritIO().start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("the rehearsal did not end within " + MINUTES + " minutes");
      }
    }
    if (process.exitValue() != 0 || !Files.isRegularFile(cache)) {
      throw new IllegalStateException("the rehearsal failed with " + process.exitValue());
    }
  }

  /// The launcher lies elsewhere on each system.
  private static Path launcher(Path image) {
    return Stream.of("bin/factorscope", "factorscope.exe", "Contents/MacOS/factorscope")
        .map(image::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no launcher in " + image));
  }

  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.endsWith(name)).toList();
      if (found.size() != 1) {
        throw new IllegalStateException(
            name + " was found " + found.size() + " times in " + folder);
      }
      return found.getFirst();
    }
  }
}

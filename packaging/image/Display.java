import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Where a window can open: the display of the session; where there is none on Linux, an Xvfb of
/// our own, because JavaFX starts otherwise there than on its headless platform; and only without
/// Xvfb that platform.
final class Display implements AutoCloseable {
  private final String name;
  private final Process server;

  private Display(String name, Process server) {
    this.name = name;
    this.server = server;
  }

  static Display open() throws IOException {
    boolean isLinux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    if (!isLinux || System.getenv("DISPLAY") != null) {
      return new Display("the session's display", null);
    }
    boolean hasServer =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
    return hasServer ? ofOurOwn() : new Display("no display", null);
  }

  private static Display ofOurOwn() throws IOException {
    Process server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader answer = server.inputReader();
    String number = answer.readLine();
    if (number == null) {
      throw new IOException("Xvfb does not start");
    }
    return new Display(":" + number.strip(), server);
  }

  /// What the windows open on, for a report.
  String name() {
    return server == null ? name : "Xvfb";
  }

  /// Lets a program open its window here.
  ///
  /// @return the options that its virtual machine needs for it
  String offerTo(Map<String, String> environment) {
    if (server != null) {
      environment.put("DISPLAY", name);
    }
    String platform = name.equals("no display") ? "-Dglass.platform=Headless " : "";
    return platform + "-Dprism.order=sw ";
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
    }
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Wraps the app-image into the installers that this system can make: `.deb` and `.rpm` on Linux,
/// `.msi` on Windows, `.dmg` on macOS. Says which it leaves out and what is missing for them.
///
/// Arguments: the packaging module's folder, the app-image, the folder for installers, the version.
final class MakeInstallers {
  /// What a .deb needs stands in linux/control.
  private static final String RPM_NEEDS = "gtk3, mesa-libGL, libXtst, fontconfig";

  /// Windows knows by it that a newer version replaces an older one; it must never change.
  private static final String UPGRADE_ID = "6e1f2f0d-5b1f-4d1c-9a52-2f6f0c8f7a31";

  private final Path module;
  private final Path image;
  private final Path target;
  private final String version;

  private MakeInstallers(Path module, Path image, Path target, String version) {
    this.module = module;
    this.image = image;
    this.target = target;
    this.version = version;
  }

  public static void main(String[] args) throws Exception {
    new MakeInstallers(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3]).run();
  }

  private void run() throws Exception {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      make(
          "msi",
          "--win-menu",
          "--win-menu-group",
          "Factorscope",
          "--win-dir-chooser",
          "--win-per-user-install",
          "--win-upgrade-uuid",
          UPGRADE_ID);
    } else if (system.startsWith("mac")) {
      make("dmg", "--mac-package-identifier", "org.factorscope");
    } else {
      linux();
    }
  }

  private void linux() throws Exception {
    String[] menu = {"--linux-menu-group", "Education", "--linux-shortcut", "--linux-app-category"};
    if (has("dpkg-deb") && has("fakeroot")) {
      make("deb", with(menu, "education", "--linux-deb-maintainer", "factorscope@localhost"));
    } else {
      System.out.println("No .deb: that needs dpkg-deb, binutils and fakeroot.");
    }
    if (has("rpmbuild")) {
      make(
          "rpm",
          with(
              menu,
              "Education",
              "--linux-package-deps",
              RPM_NEEDS,
              "--linux-rpm-license-type",
              "ASL 2.0"));
    } else {
      System.out.println("No .rpm: that needs rpmbuild.");
    }
  }

  private static String[] with(String[] first, String... more) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
  }

  private static boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void make(String type, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jpackage").toString(),
                "--type",
                type,
                "--app-image",
                image.toString(),
                "--name",
                "factorscope",
                "--app-version",
                version,
                "--vendor",
                "Factorscope",
                "--description",
                "A desktop microscope for matrix factorization",
                "--copyright",
                "The Factorscope developers, Apache-2.0",
                "--license-file",
                module.resolveSibling("LICENSE").toString(),
                "--file-associations",
                module.resolve("associations/session.properties").toString(),
                "--file-associations",
                module.resolve("associations/trace.properties").toString(),
                "--resource-dir",
                module.resolve("linux").toString(),
                "--dest",
                target.toString()));
    command.addAll(List.of(options));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("jpackage --type " + type + " failed with " + status);
    }
  }
}

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What a lesson costs: files and lines of its algorithm, its lesson, its text and its test; and
/// how long classes and methods are.
///
/// Arguments: one or two trees, each a git revision or a folder. Two are compared.
///
/// A lesson is what `LessonCatalog` makes. Its files are those of its package whose names begin
/// with its own name, and what only those use; likewise for its algorithm, which is the one that
/// the lesson imports or names. A file that several lessons use belongs to none of them.
final class HouseTable {
  private static final String[] PARTS = {"algorithm", "lesson", "text", "test"};

  private HouseTable() {}

  public static void main(String[] args) throws Exception {
    List<House> houses = new ArrayList<>();
    for (String tree : args.length == 0 ? new String[] {"."} : args) {
      houses.add(House.read(tree));
    }
    printLessons(houses);
    printModules(houses);
    System.out.println();
    row("", houses, house -> house.name);
    row("files and lines of viz", houses, house -> house.size(house.below("viz/", "main")));
    row("sentences in lesson classes", houses, house -> "" + house.sentences(true));
    row("sentences elsewhere in lessons", houses, house -> "" + house.sentences(false));
  }

  private static void printLessons(List<House> houses) {
    System.out.println("| lesson | " + String.join(" | ", PARTS) + " | all |");
    System.out.println("|---|---|---|---|---|---|");
    Set<String> ids = new LinkedHashSet<>();
    houses.forEach(house -> ids.addAll(house.lessons.keySet()));
    for (String id : ids) {
      StringBuilder line = new StringBuilder("| `" + id + "` |");
      for (String part : PARTS) {
        line.append(cell(houses, house -> house.size(house.files(id, part))));
      }
      System.out.println(line.append(cell(houses, house -> house.size(house.files(id)))));
    }
    StringBuilder line = new StringBuilder("| **median** |");
    for (String part : PARTS) {
      line.append(cell(houses, house -> house.medianSize(id -> house.files(id, part))));
    }
    System.out.println(line.append(cell(houses, house -> house.medianSize(house::files))));
  }

  private static void printModules(List<House> houses) {
    System.out.println(
        "\n| module | files / lines | class: median, longest | method: median, longest |");
    System.out.println("|---|---|---|---|");
    for (String module :
        List.of("algorithms/", "sample-datasets/", "viz/", "app/lessons/", "app/")) {
      System.out.println(
          "| `"
              + module
              + "` |"
              + cell(houses, house -> house.size(house.below(module, "main")))
              + cell(houses, house -> house.lengths(module, source -> source.classes))
              + cell(houses, house -> house.lengths(module, source -> source.methods)));
    }
  }

  /// Both trees' values, or the one that they share.
  private static String cell(List<House> houses, Function<House, String> value) {
    List<String> values = houses.stream().map(value).toList();
    return " "
        + (values.stream().distinct().count() == 1 ? values.getFirst() : String.join(" → ", values))
        + " |";
  }

  private static void row(String what, List<House> houses, Function<House, String> value) {
    StringBuilder line = new StringBuilder("| " + what + " |");
    houses.forEach(house -> line.append(' ').append(value.apply(house)).append(" |"));
    System.out.println(line);
    if (what.isEmpty()) {
      System.out.println("|---|" + "---|".repeat(houses.size()));
    }
  }

  static int median(List<Integer> values) {
    List<Integer> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
  }

  /// A file of the tree: its path from the root, its text, and for Java what the compiler sees.
  private static final class Source {
    final String path;
    final String text;
    final String name;
    final List<Integer> classes = new ArrayList<>();
    final List<Integer> methods = new ArrayList<>();
    int sentences;

    Source(String path, String text) {
      this.path = path;
      this.text = text;
      String file = path.substring(path.lastIndexOf('/') + 1);
      this.name = file.substring(0, file.lastIndexOf('.'));
    }

    int lines() {
      return (int) text.lines().count();
    }

    String folder() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }

    boolean isJava() {
      return path.endsWith(".java");
    }

    /// Whether the code names another class: of its own package, or imported.
    boolean uses(Source other) {
      String type = other.folder().replaceFirst(".*/java/", "").replace('/', '.') + other.name;
      boolean isNear =
          folder().replaceFirst(".*/java/", "").equals(other.folder().replaceFirst(".*/java/", ""));
      return (isNear || text.contains("import " + type + ";"))
          && Pattern.compile("(?<![\\w.])" + other.name + "(?!\\w)").matcher(code()).find();
    }

    private String code() {
      return text.replaceAll("(?m)^\\s*//.*$", "");
    }
  }

  /// One tree.
  private static final class House {
    private static final Pattern LESSON = Pattern.compile("\\b(\\w+Lesson)(?:\\(|::new)");
    private static final Pattern ALGORITHM =
        Pattern.compile(
            "(implements|extends) (Stepped)?Algorithm<|(Stepped)?Algorithm<[^;{]*> \\w+\\(");

    final String name;
    final Map<String, Source> sources = new TreeMap<>();
    final Map<String, Map<String, Set<Source>>> lessons = new LinkedHashMap<>();

    private House(String name) {
      this.name = name;
    }

    static House read(String tree) throws Exception {
      House house = new House(tree);
      if (Files.isDirectory(Path.of(tree))) {
        house.collect(Path.of(tree));
      } else {
        Path zip = Files.createTempFile("tree", ".zip");
        int status =
            new ProcessBuilder("git", "archive", "--format=zip", "-o", zip.toString(), tree)
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
          throw new IllegalArgumentException(tree + " is neither a folder nor a revision");
        }
        try (FileSystem files = FileSystems.newFileSystem(zip)) {
          house.collect(files.getPath("/"));
        }
        Files.delete(zip);
      }
      Measures.of(house.sources.values());
      house.findLessons();
      return house;
    }

    private void collect(Path root) throws IOException {
      for (String module : List.of("algorithms", "sample-datasets", "viz", "app")) {
        try (Stream<Path> files = Files.walk(root.resolve(module))) {
          for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (path.matches("[\\w/-]*src/.*\\.(java|md)") && !path.contains("package-info")) {
              sources.put(path, new Source(path, Files.readString(file)));
            }
          }
        }
      }
    }

    private void findLessons() {
      Source catalog = only(path -> path.endsWith("/LessonCatalog.java"));
      Matcher made = LESSON.matcher(catalog.text);
      List<Source> all = new ArrayList<>();
      while (made.find()) {
        all.add(only(path -> path.endsWith("/" + made.group(1) + ".java")));
      }
      List<Source> algorithms = all.stream().map(this::algorithmOf).toList();
      for (int i = 0; i < all.size(); i++) {
        Source lesson = all.get(i);
        Source algorithm = algorithms.get(i);
        String stem = lesson.name.replaceFirst("Lesson$", "");
        Source text = textOf(lesson);
        Map<String, Set<Source>> parts = new LinkedHashMap<>();
        parts.put("algorithm", family(algorithm, algorithm.name, algorithms));
        parts.put("lesson", family(lesson, stem, all));
        parts.put("text", Set.of(text));
        parts.put("test", tests(List.of(algorithm.name, stem)));
        lessons.put(text.name, parts);
      }
    }

    /// The class that is an algorithm among those that the lesson's files import or name.
    private Source algorithmOf(Source lesson) {
      String stem = lesson.name.replaceFirst("Lesson$", "");
      return below("algorithms/", "main").stream()
          .filter(
              source -> ALGORITHM.matcher(source.text).find() && !source.path.contains("/step/"))
          .filter(lesson::uses)
          .min(Comparator.comparing(source -> !stem.endsWith(source.name)))
          .orElseThrow(() -> new IllegalStateException("no algorithm for " + lesson.path));
    }

    /// The text whose name the lesson says first: its own id comes before those of neighbours.
    private Source textOf(Source lesson) {
      return sources.values().stream()
          .filter(source -> source.path.endsWith(".md") && source.path.contains("/lesson/"))
          .filter(source -> lesson.text.contains("\"" + source.name + "\""))
          .min(Comparator.comparing(source -> lesson.text.indexOf("\"" + source.name + "\"")))
          .orElseThrow(() -> new IllegalStateException("no text for " + lesson.path));
    }

    /// Files of the same package that begin with `stem` and with no longer one, and what only they
    /// use.
    private Set<Source> family(Source head, String stem, List<Source> heads) {
      Set<Source> family = new LinkedHashSet<>(Set.of(head));
      List<Source> near =
          sources.values().stream()
              .filter(source -> source.folder().equals(head.folder()))
              .toList();
      for (Source source : near) {
        boolean isAnothers =
            heads.stream()
                .map(other -> other.name.replaceFirst("Lesson$", ""))
                .anyMatch(other -> other.length() > stem.length() && source.name.startsWith(other));
        if (source.name.startsWith(stem) && !isAnothers) {
          family.add(source);
        }
      }
      List<Source> users = below(moduleOf(head), "main");
      while (family.addAll(
          near.stream().filter(source -> isOnlyUsedBy(family, source, users)).toList())) {
        // what the new ones alone use may follow
      }
      return family;
    }

    private static boolean isOnlyUsedBy(Set<Source> family, Source source, List<Source> users) {
      List<Source> using =
          users.stream().filter(user -> user != source && user.uses(source)).toList();
      return !using.isEmpty() && family.containsAll(using);
    }

    private Set<Source> tests(List<String> stems) {
      Set<Source> tests = new LinkedHashSet<>();
      for (Source source : sources.values()) {
        if (source.path.contains("src/test/")
            && stems.stream().anyMatch(stem -> source.name.matches(stem + "\\w*Test"))) {
          tests.add(source);
        }
      }
      return tests;
    }

    private Source only(java.util.function.Predicate<String> path) {
      return sources.values().stream()
          .filter(source -> path.test(source.path))
          .findFirst()
          .orElseThrow();
    }

    /// Java files of a module; `app/` stands without the lessons.
    List<Source> below(String module, String kind) {
      return sources.values().stream()
          .filter(source -> source.isJava() && module.equals(moduleOf(source)))
          .filter(source -> source.path.contains("src/" + kind + "/"))
          .toList();
    }

    private static String moduleOf(Source source) {
      boolean isLesson = source.path.startsWith("app/") && source.path.contains("/app/lesson/");
      return isLesson ? "app/lessons/" : source.path.substring(0, source.path.indexOf('/') + 1);
    }

    Set<Source> files(String lesson, String part) {
      return lessons.getOrDefault(lesson, Map.of()).getOrDefault(part, Set.of());
    }

    Set<Source> files(String lesson) {
      Set<Source> all = new LinkedHashSet<>();
      lessons.getOrDefault(lesson, Map.of()).values().forEach(all::addAll);
      return all;
    }

    String size(java.util.Collection<Source> files) {
      return size(files.size(), files.stream().mapToInt(Source::lines).sum());
    }

    private static String size(int files, int lines) {
      return files == 0 ? "–" : String.format(Locale.ROOT, "%d / %d", files, lines);
    }

    String medianSize(Function<String, Set<Source>> files) {
      ToIntFunction<Set<Source>> lines = set -> set.stream().mapToInt(Source::lines).sum();
      List<Set<Source>> sets = lessons.keySet().stream().map(files).toList();
      return size(
          median(sets.stream().map(Set::size).toList()),
          median(sets.stream().map(lines::applyAsInt).toList()));
    }

    String lengths(String module, Function<Source, List<Integer>> lengths) {
      List<Integer> all =
          below(module, "main").stream().flatMap(source -> lengths.apply(source).stream()).toList();
      int longest = all.stream().mapToInt(Integer::intValue).max().orElse(0);
      return String.format(Locale.ROOT, "%d, %d", median(all), longest);
    }

    /// @param inLessons in the packages of the lessons, or in those around them
    int sentences(boolean inLessons) {
      Set<String> chapters = new LinkedHashSet<>();
      lessons.values().forEach(parts -> parts.get("lesson").forEach(s -> chapters.add(s.folder())));
      return below("app/lessons/", "main").stream()
          .filter(source -> chapters.contains(source.folder()) == inLessons)
          .mapToInt(source -> source.sentences)
          .sum();
    }
  }

  /// Lengths and sentences, from the compiler's trees.
  private static final class Measures extends TreeScanner<Void, Void> {
    /// Three words in lower case, one after the other.
    private static final Pattern SENTENCE =
        Pattern.compile("(?<![A-Za-z\\\\-])[a-z]+,? [a-z]+,? [a-z]+(?![A-Za-z(])");

    private final Source source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private int depth;

    private Measures(Source source, CompilationUnitTree unit, SourcePositions positions) {
      this.source = source;
      this.unit = unit;
      this.positions = positions;
    }

    static void of(Iterable<Source> sources) throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      Map<URI, Source> texts = new LinkedHashMap<>();
      List<JavaFileObject> files = new ArrayList<>();
      for (Source source : sources) {
        if (source.isJava()) {
          Text text = new Text(source);
          files.add(text);
          texts.put(text.toUri(), source);
        }
      }
      JavacTask task =
          (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        Source source = texts.get(unit.getSourceFile().toUri());
        new Measures(source, unit, positions).scan(unit, null);
      }
    }

    private int lines(Tree tree) {
      var map = unit.getLineMap();
      return (int)
          (map.getLineNumber(positions.getEndPosition(unit, tree))
              - map.getLineNumber(positions.getStartPosition(unit, tree))
              + 1);
    }

    @Override
    public Void visitClass(ClassTree tree, Void none) {
      if (depth == 0) {
        source.classes.add(lines(tree));
      }
      depth++;
      super.visitClass(tree, none);
      depth--;
      return none;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
      if (tree.getBody() != null && positions.getEndPosition(unit, tree) >= 0) {
        source.methods.add(lines(tree));
      }
      return super.visitMethod(tree, none);
    }

    /// Literals that are joined count once.
    @Override
    public Void visitBinary(BinaryTree tree, Void none) {
      int before = source.sentences;
      super.visitBinary(tree, none);
      source.sentences = Math.min(source.sentences, before + 1);
      return none;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void none) {
      if (tree.getValue() instanceof String text && SENTENCE.matcher(text).find()) {
        source.sentences++;
      }
      return none;
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final Source source;

    Text(Source source) {
      super(URI.create("string:///" + source.path), JavaFileObject.Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text;
    }
  }
}

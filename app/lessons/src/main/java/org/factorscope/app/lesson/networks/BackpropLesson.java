package org.factorscope.app.lesson.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.networks.Activation;
import org.factorscope.algorithms.networks.Backprop;
import org.factorscope.algorithms.networks.Backprop.Options;
import org.factorscope.algorithms.networks.Backprop.State;
import org.factorscope.algorithms.networks.Examples;
import org.factorscope.algorithms.networks.Network;
import org.factorscope.algorithms.networks.Pass;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Response;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.NetworkPanel.Edge;
import org.factorscope.viz.panel.NetworkPanel.Node;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// A network whose forward pass, backward pass and update are separate half-steps.
public final class BackpropLesson extends Lesson<Examples, Options, State> {
  private static final int MOST_EXAMPLES = 100_000;

  private static final Parameter<Integer> HIDDEN = Parameter.whole("hidden", 16, 1, 64);
  private static final Parameter<Integer> DEPTH = Parameter.whole("depth", 1, 1, 3);
  private static final Parameter<Activation> ACTIVATION =
      Parameter.choice("activation", Activation.class);
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.5, 1e-4, 10).atOnce();
  private static final Parameter<Integer> BATCH = Parameter.whole("batch", 0, 0, MOST_EXAMPLES);
  private static final Parameter<String> RESPONSE = Parameter.column("response");
  private static final Parameter<Integer> POINT =
      Parameter.whole("point", 1, 1, MOST_EXAMPLES).viewOnly();

  /// Networks with more parameters are told layer by layer.
  private static final int MOST_ROWS = 13;

  /// The border of more units than this would be a thicket.
  private static final int MOST_BORDERS = 8;

  private static final int GRID = 49;
  private static final double MARGIN = 0.08;

  public BackpropLesson() {
    super(
        Outline.of("backprop", Chapter.NETWORKS, new Backprop())
            .parameters(HIDDEN, DEPTH, ACTIVATION, STEP_SIZE, BATCH, RESPONSE, POINT)
            .data(DataNeed.COMPLETE, "xor")
            .iterations(5000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "W1", values, HIDDEN, w -> w.numRows);
    fitted = StartShapes.fit(start, "beta", fitted, HIDDEN, beta -> beta.numRows);
    int depth = start.containsKey("W3") ? 3 : start.containsKey("W2") ? 2 : 1;
    return fitted.withDefault(DEPTH.name(), DEPTH.write(depth));
  }

  @Override
  public Examples problem(Dataset data, ParameterValues values) {
    Response response = Response.of(data, values.get(RESPONSE));
    return new Examples(new DataMatrix(response.explanatory(data)), response.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(HIDDEN),
        values.get(DEPTH),
        values.get(ACTIVATION),
        values.get(STEP_SIZE),
        values.get(BATCH));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<Examples, Options, State> view, Handle handle, double x, double y) {
    int index = Network.names(view.options().depth()).indexOf(handle.variable());
    DMatrixRMaj value = view.state().theta().matrices().get(index).copy();
    value.set(handle.index(), Math.max(0, handle.column()), y);
    return value;
  }

  @Override
  public List<Panel> panels(LessonView<Examples, Options, State> view) {
    return List.of(network(view), output(view), objective(view), halfStep(view));
  }

  /// The index of the example whose numbers are shown.
  private static int point(LessonView<Examples, Options, State> view) {
    return Math.min(view.parameters().get(POINT), view.problem().count()) - 1;
  }

  /// That example alone.
  private static Examples example(LessonView<Examples, Options, State> view) {
    return view.problem().rows(new int[] {point(view)});
  }

  private static Pass pass(LessonView<Examples, Options, State> view, DMatrixRMaj x) {
    return Pass.forward(view.state().theta(), view.options().activation(), x);
  }

  /// Nodes carry what flows, edges the weights; a layer's last node is the 1 that its biases weigh.
  private static Panel network(LessonView<Examples, Options, State> view) {
    String moment = view.record().halfStep();
    Examples example = example(view);
    Pass pass = pass(view, example.x().matrix());
    boolean isBack = moment.equals("backward") || moment.equals("update");
    List<DMatrixRMaj> deltas = isBack ? pass.deltas(example.y()) : List.of();
    Network own = pass.gradient(example.y());
    int depth = view.options().depth();
    String point = Integer.toString(point(view) + 1);
    String said =
        view.words().say("network." + moment, point, Numbers.brief(example.y().get(0, 0)));
    NetworkPanel.Builder panel =
        NetworkPanel.named("network")
            .title(view.words().panel("network"))
            .subtitle(said)
            .values(view.words().say("network.forwards"), view.words().say("network.backwards"));
    for (int k = 0; k <= depth + 1; k++) {
      boolean isOutput = k == depth + 1;
      DMatrixRMaj values = isOutput ? pass.psi() : pass.z().get(k);
      List<Node> nodes = new ArrayList<>();
      for (int j = 0; j < values.numCols; j++) {
        String letter = isOutput ? "ψ" : (k == 0 ? "x" : "z") + Numbers.subscript(j + 1);
        double forward = k > 0 && moment.equals("start") ? Double.NaN : values.get(0, j);
        double backward = deltas.isEmpty() ? Double.NaN : deltas.get(k).get(0, j);
        Role role = k == 0 ? Role.FEATURE : new Role("unit of layer " + k);
        nodes.add(new Node(letter, forward, backward, role, j, null));
      }
      if (!isOutput) {
        nodes.add(Node.of("1", 1));
      }
      panel.layer(view.words().say(layerName(k, depth), k), nodes);
    }
    for (int k = 0; k <= depth; k++) {
      edges(view, k, deltas.isEmpty() ? null : own).forEach(panel::edge);
    }
    return panel.build();
  }

  private static String layerName(int k, int depth) {
    return "network." + (k == 0 ? "input" : k <= depth ? "hidden" : "output");
  }

  /// The edges that leave layer k.
  ///
  /// @param own the gradient of the example alone, or null before the backward pass
  private static List<Edge> edges(
      LessonView<Examples, Options, State> view,
      int k,
      @org.jspecify.annotations.Nullable Network own) {
    Network theta = view.state().theta();
    boolean isLast = k == theta.depth();
    List<String> names = Network.names(theta.depth());
    List<Edge> edges = new ArrayList<>();
    for (int m = 2 * k; m <= 2 * k + 1; m++) {
      DMatrixRMaj weights = theta.matrices().get(m);
      for (int row = 0; row < weights.numRows; row++) {
        for (int column = 0; column < weights.numCols; column++) {
          boolean isBias = m % 2 == 1;
          int bias = k == 0 ? view.problem().x().columns() : view.options().hidden();
          int from = isBias ? bias : isLast ? row : column;
          double gradient = own == null ? Double.NaN : own.matrices().get(m).get(row, column);
          Handle handle = Handle.ofEntry(names.get(m), row, column);
          int to = isLast ? 0 : row;
          edges.add(new Edge(k, from, k + 1, to, weights.get(row, column), gradient, handle));
        }
      }
    }
    return edges;
  }

  /// The network's output over the plane of two columns; over one column if the other one of the
  /// axes is the response, or there is no other.
  private static Panel output(LessonView<Examples, Options, State> view) {
    Response response = Response.of(view.data(), view.parameters().get(RESPONSE));
    int first = response.others().indexOf(view.axes().x());
    int second = response.others().indexOf(view.axes().y());
    int x = first >= 0 ? first : Math.max(0, second);
    boolean isPlane = first >= 0 && second >= 0 && first != second;
    return isPlane ? plane(view, response, x, second) : line(view, response, x);
  }

  private static Panel plane(
      LessonView<Examples, Options, State> view, Response response, int x, int y) {
    double[] gridX = grid(view, x);
    double[] gridY = grid(view, y);
    DMatrixRMaj places = means(view, GRID * GRID);
    for (int e = 0; e < GRID * GRID; e++) {
      places.set(e, x, gridX[e % GRID]);
      places.set(e, y, gridY[e / GRID]);
    }
    DMatrixRMaj values = new DMatrixRMaj(GRID, GRID, true, pass(view, places).psi().data);
    double[] levels = response.isBinary() ? BINARY_LEVELS : levels(values);
    DMatrixRMaj data = view.problem().x().matrix();
    String saying = data.numCols > 2 ? "cut" : response.isBinary() ? "binary" : "plane";
    double[] xs = Numbers.column(data, x);
    double[] ys = Numbers.column(data, y);
    return Plot.of(view, "output")
        .saying(saying)
        .x(axis(view, response, x, gridX))
        .y(axis(view, response, y, gridY))
        .add(new Layer.Contours(gridX, gridY, values, levels))
        .add(borders(view, x, y, gridX, gridY))
        .add(new Layer.Points(xs, ys, groups(view, response), null, Role.OBSERVATION))
        .add(marked(view, xs, ys))
        .panel();
  }

  private static final double[] BINARY_LEVELS = {0, 0.25, 0.5, 0.75, 1};

  private static double[] levels(DMatrixRMaj values) {
    Range range = Range.AUTO;
    for (int e = 0; e < values.getNumElements(); e++) {
      range = range.including(values.data[e]);
    }
    return range.isAuto() ? new double[] {0} : Layer.Contours.linear(range, 9);
  }

  private static Panel line(LessonView<Examples, Options, State> view, Response response, int x) {
    double[] grid = grid(view, x);
    DMatrixRMaj places = means(view, GRID);
    for (int e = 0; e < GRID; e++) {
      places.set(e, x, grid[e]);
    }
    double[] xs = Numbers.column(view.problem().x().matrix(), x);
    double[] ys = view.problem().y().data;
    double[] psi = pass(view, places).psi().data;
    return Plot.of(view, "output")
        .saying("line")
        .x(axis(view, response, x, grid))
        .y(Axis.of(response.name()))
        .add(new Layer.Points(xs, ys, groups(view, response), null, Role.OBSERVATION))
        .add(new Layer.Line("ψ", grid, psi, Tone.ACCENT, Layer.LineStyle.SOLID))
        .add(marked(view, xs, ys))
        .panel();
  }

  private static Axis axis(
      LessonView<Examples, Options, State> view, Response response, int j, double[] grid) {
    String name = view.data().columns().get(response.others().get(j)).replace('_', ' ');
    return Axis.of(name, grid[0], grid[GRID - 1]);
  }

  private static double[] grid(LessonView<Examples, Options, State> view, int j) {
    double[] column = Numbers.column(view.problem().x().matrix(), j);
    double least = Arrays.stream(column).min().orElse(0);
    double most = Arrays.stream(column).max().orElse(0);
    double room = most > least ? MARGIN * (most - least) : Math.max(1, Math.abs(most));
    return IntStream.range(0, GRID)
        .mapToDouble(e -> least - room + e * (most - least + 2 * room) / (GRID - 1))
        .toArray();
  }

  private static DMatrixRMaj means(LessonView<Examples, Options, State> view, int rows) {
    DMatrixRMaj x = view.problem().x().matrix();
    DMatrixRMaj means = new DMatrixRMaj(rows, x.numCols);
    for (int j = 0; j < x.numCols; j++) {
      double mean = Arrays.stream(Numbers.column(x, j)).average().orElse(0);
      for (int i = 0; i < rows; i++) {
        means.set(i, j, mean);
      }
    }
    return means;
  }

  private static int[] groups(LessonView<Examples, Options, State> view, Response response) {
    boolean isBinary = response.isBinary();
    return Arrays.stream(view.problem().y().data, 0, view.problem().count())
        .mapToInt(y -> isBinary ? (int) y : -1)
        .toArray();
  }

  private static Layer marked(LessonView<Examples, Options, State> view, double[] xs, double[] ys) {
    int i = point(view);
    String label = i < 99 ? Integer.toString(i + 1) : "";
    return new Layer.Markers(
        List.of(new Layer.Marker(xs[i], ys[i], label, Tone.ACCENT, null, Role.OBSERVATION, i)));
  }

  /// Where a unit of the first layer has a = 0: a line in the plane.
  private static List<Layer> borders(
      LessonView<Examples, Options, State> view, int x, int y, double[] gridX, double[] gridY) {
    Network theta = view.state().theta();
    List<Layer> lines = new ArrayList<>();
    DMatrixRMaj mean = means(view, 1);
    for (int j = 0; j < theta.w(1).numRows && theta.w(1).numRows <= MOST_BORDERS; j++) {
      double rest = theta.b(1).get(j, 0);
      for (int i = 0; i < mean.numCols; i++) {
        rest += i == x || i == y ? 0 : theta.w(1).get(j, i) * mean.get(0, i);
      }
      double across = theta.w(1).get(j, x);
      double up = theta.w(1).get(j, y);
      boolean isSteep = Math.abs(across) > Math.abs(up);
      double[] along = isSteep ? gridY : gridX;
      double[] other = new double[GRID];
      Range limits = isSteep ? range(gridX) : range(gridY);
      for (int e = 0; e < GRID; e++) {
        double value = -(rest + (isSteep ? up : across) * along[e]) / (isSteep ? across : up);
        other[e] = value >= limits.from() && value <= limits.to() ? value : Double.NaN;
      }
      lines.add(
          new Layer.Line(
              "",
              isSteep ? other : along,
              isSteep ? along : other,
              Tone.INK,
              Layer.LineStyle.DASHED));
    }
    return lines;
  }

  private static Range range(double[] grid) {
    return new Range(grid[0], grid[GRID - 1]);
  }

  private static Panel objective(LessonView<Examples, Options, State> view) {
    return HistoryCurve.of(view, "objective", Axis.of("J"))
        .curve("", Tone.ofClass(0), HistoryCurve::objective)
        .panel();
  }

  /// Every parameter of a small network, every matrix of a large one.
  private static Panel halfStep(LessonView<Examples, Options, State> view) {
    String moment = view.record().halfStep();
    boolean isBackward = moment.equals("backward");
    boolean hasGradient = isBackward || moment.equals("update");
    Network theta = view.state().theta();
    Network mean = view.state().gradient();
    Examples example = example(view);
    Network own = pass(view, example.x().matrix()).gradient(example.y());
    List<String> names = Network.names(theta.depth());
    int count = theta.matrices().stream().mapToInt(DMatrixRMaj::getNumElements).sum();
    MomentTable table = MomentTable.of(view, "half-step", Role.NONE).saying(moment);
    double eta = view.options().stepSize();
    for (int m = 0; m < names.size(); m++) {
      DMatrixRMaj values = theta.matrices().get(m);
      int rows = count <= MOST_ROWS ? values.getNumElements() : 1;
      for (int e = 0; e < rows; e++) {
        boolean isWhole = count > MOST_ROWS;
        double gradient = entry(mean.matrices().get(m), e, isWhole);
        table.row(
            Tone.INK,
            isWhole ? "‖" + symbol(names.get(m)) + "‖" : entryName(names.get(m), values, e),
            Numbers.brief(entry(values, e, isWhole)),
            isBackward ? Numbers.brief(entry(own.matrices().get(m), e, isWhole)) : "–",
            hasGradient ? Numbers.brief(gradient) : "–",
            hasGradient ? Numbers.brief(isWhole ? eta * gradient : -eta * gradient) : "–");
      }
    }
    return table.note(note(view, count <= MOST_ROWS)).panel();
  }

  private static double entry(DMatrixRMaj matrix, int e, boolean isWhole) {
    return isWhole ? Math.sqrt(Norms.squaredFrobenius(matrix)) : matrix.data[e];
  }

  /// A matrix as the formulas write it: W₁, β.
  private static String symbol(String name) {
    return switch (name) {
      case "beta" -> "β";
      case "c" -> "c";
      default -> name.charAt(0) + Numbers.subscript(Integer.parseInt(name.substring(1)));
    };
  }

  private static String entryName(String name, DMatrixRMaj matrix, int e) {
    return matrix.getNumElements() == 1
        ? symbol(name)
        : matrix.numCols == 1
            ? symbol(name) + "[" + (e + 1) + "]"
            : symbol(name) + "[" + (e / matrix.numCols + 1) + "," + (e % matrix.numCols + 1) + "]";
  }

  private static String note(LessonView<Examples, Options, State> view, boolean isSmall) {
    StringBuilder note =
        new StringBuilder(
            view.words().say("objective-is", Numbers.brief(view.state().objective())));
    Pass pass = Backprop.pass(view.run(), view.state().theta());
    for (int k = 1; k <= view.options().depth(); k++) {
      int stuck = Backprop.stuck(pass, k);
      if (stuck > 0) {
        note.append(' ').append(view.words().say("stuck", stuck, view.options().hidden(), k));
      }
    }
    double worst =
        isSmall && view.record().halfStep().equals("backward")
            ? Backprop.worstDifference(view.run(), view.state())
            : Double.NaN;
    if (!Double.isNaN(worst)) {
      note.append(' ').append(view.words().say("check", Numbers.brief(worst)));
    }
    return note.append(' ').append(view.words().say("next", view.nextVerb())).toString();
  }

  @Override
  public String numbers(String halfStep, LessonView<Examples, Options, State> view) {
    return switch (halfStep) {
      case "forward" -> sum(view);
      case "backward" -> mean(view);
      case "update" -> moved(view);
      default -> "";
    };
  }

  /// ψ = β₁z₁ + … + c.
  private static String sum(LessonView<Examples, Options, State> view) {
    Examples example = example(view);
    Pass pass = pass(view, example.x().matrix());
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < view.options().hidden(); j++) {
      String weight = Numbers.bracketed(view.state().theta().beta().get(j, 0));
      terms.add(weight + " · " + Numbers.bracketed(pass.z().getLast().get(0, j)));
    }
    terms.add(Numbers.bracketed(view.state().theta().c().get(0, 0)));
    return "ψ = %s = %s,  y = %s"
        .formatted(
            joined(terms),
            Numbers.brief(pass.psi().get(0, 0)),
            Numbers.brief(example.y().get(0, 0)));
  }

  /// ∂c, the mean of ψ − y; of a batch alone its value.
  private static String mean(LessonView<Examples, Options, State> view) {
    String value = Numbers.brief(view.state().gradient().c().get(0, 0));
    if (view.options().batch() > 0) {
      return "∂c = mean (ψ − y) = " + value;
    }
    Pass pass = Backprop.pass(view.run(), view.state().theta());
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < view.problem().count(); i++) {
      terms.add(Numbers.bracketed(pass.psi().get(i, 0) - view.problem().y().get(i, 0)));
    }
    String count = Integer.toString(terms.size());
    return "∂c = mean (ψ − y) = (%s)/%s = %s".formatted(joined(terms), count, value);
  }

  /// β₁ ← old − η ∂β₁.
  private static String moved(LessonView<Examples, Options, State> view) {
    double now = view.state().theta().beta().get(0, 0);
    double slope = view.state().gradient().beta().get(0, 0);
    double eta = view.options().stepSize();
    return "β₁ ← %s − %s · %s = %s"
        .formatted(
            Numbers.brief(now + eta * slope),
            Numbers.brief(eta),
            Numbers.bracketed(slope),
            Numbers.brief(now));
  }

  private static String joined(List<String> terms) {
    return terms.size() <= 5
        ? String.join(" + ", terms)
        : terms.get(0) + " + " + terms.get(1) + " + … + " + terms.getLast();
  }

  private static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("by-hand", "xor_corners")
            .with(ACTIVATION, Activation.RELU)
            .with(POINT, 2)
            .from("W1", new DMatrixRMaj(new double[][] {{1, -0.5}, {-0.5, 1}}))
            .from("beta", column(0.5, 0.5)),
        Preset.of("bent-plane", "xor").with(HIDDEN, 8).with(ACTIVATION, Activation.TANH),
        Preset.of("linear", "xor")
            .with(HIDDEN, 4)
            .with(DEPTH, 3)
            .with(STEP_SIZE, 0.1)
            .with(ACTIVATION, Activation.LINEAR),
        Preset.of("symmetric-start", "xor")
            .with(ACTIVATION, Activation.TANH)
            .from("W1", new DMatrixRMaj(new double[][] {{1, 0.5}, {1, 0.5}, {1, 0.5}, {1, 0.5}}))
            .from("beta", column(0.5, 0.5, 0.5, 0.5)),
        Preset.of("saturation", "xor")
            .from("W1", new DMatrixRMaj(new double[][] {{2, 1}, {-2, 1}, {1, 2}, {1, -2}}))
            .from("b1", column(40, -40, 40, -40)),
        Preset.of("dead-units", "xor")
            .with(ACTIVATION, Activation.RELU)
            .from("W1", new DMatrixRMaj(new double[][] {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}))
            .from("b1", column(-3, -3, -3, -3)),
        Preset.of("step-too-long", "two_spirals")
            .with(ACTIVATION, Activation.RELU)
            .with(STEP_SIZE, 1.0),
        Preset.of("two-spirals", "two_spirals")
            .with(DEPTH, 3)
            .with(ACTIVATION, Activation.RELU)
            .with(STEP_SIZE, 0.3),
        Preset.of("a-curve", "faithful")
            .scaled(Scale.STANDARDIZE)
            .with(HIDDEN, 3)
            .with(ACTIVATION, Activation.TANH)
            .with(STEP_SIZE, 0.2),
        Preset.of("two-texts", "breast_cancer")
            .scaled(Scale.STANDARDIZE)
            .with(HIDDEN, 4)
            .with(ACTIVATION, Activation.TANH)
            .with(STEP_SIZE, 0.1)
            .with(RESPONSE, "label"));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("linear-autoencoder", (start, values) -> Neighbour.Start.NOTHING),
        new Neighbour<>("gradient-flow", (start, values) -> Neighbour.Start.NOTHING));
  }
}

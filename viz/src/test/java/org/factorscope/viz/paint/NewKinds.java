package org.factorscope.viz.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.NetworkPanel.Edge;
import org.factorscope.viz.panel.NetworkPanel.Node;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TokensPanel;
import org.factorscope.viz.panel.Tone;

/// Sample panels of networks, tokens, contours and Hinton diagrams, and of names and handles.
public final class NewKinds {
  private static final Role WORD = new Role("word");
  private static final List<String> FILMS =
      List.of("Alien", "Brazil", "Casablanca", "Dune", "Eraserhead", "Fargo", "Gravity");
  private static final List<String> USERS = List.of("Ann", "Bob", "Chiara", "Dmitri", "Eve");

  private NewKinds() {}

  static List<Panel> all() {
    return List.of(
        network(),
        wideNetwork(),
        tokens(),
        attention(),
        contours(),
        hinton(),
        namedRatings(),
        logarithmicValley());
  }

  /// Two inputs, three hidden units and an output, after a backward pass.
  static NetworkPanel network() {
    double[][] first = {{0.42, -1.31, 0.08}, {-0.77, 0.55, 1.2}};
    double[] second = {1.4, -0.66, -0.21};
    NetworkPanel.Builder builder =
        NetworkPanel.named("network")
            .title("Network")
            .subtitle("gradients flow back")
            .values("activation", "∂L/∂z")
            .layer(
                "input", List.of(node("x₁", 0.8, Double.NaN, 0), node("x₂", -0.3, Double.NaN, 1)))
            .layer(
                "tanh",
                List.of(
                    node("h₁", 0.51, -0.12, 2),
                    node("h₂", -0.84, 0.033, 3),
                    node("h₃", 0.02, 0.4, 4)))
            .layer("output", List.of(node("ŷ", 0.92, 0.61, 5)));
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        Handle handle = Handle.ofEntry("W1", i, j);
        builder.edge(new Edge(0, i, 1, j, first[i][j], 0.1 * (i - j), handle));
      }
    }
    for (int j = 0; j < 3; j++) {
      builder.edge(new Edge(1, j, 2, 0, second[j], 0.05 * j, Handle.ofEntry("W2", j, 0)));
    }
    return builder.build();
  }

  private static Node node(String label, double forward, double backward, int index) {
    return new Node(label, forward, backward, Role.FEATURE, index, null);
  }

  /// Layers of 16, 12 and 10 nodes without labels' room.
  static NetworkPanel wideNetwork() {
    Random random = new Random(3);
    int[] sizes = {16, 12, 10};
    NetworkPanel.Builder builder =
        NetworkPanel.named("wide network").title("Network").subtitle("16, 12 and 10 nodes");
    for (int size : sizes) {
      List<Node> nodes = new ArrayList<>();
      for (int n = 0; n < size; n++) {
        nodes.add(Node.of(Integer.toString(n + 1), random.nextGaussian()));
      }
      builder.layer(size + " units", nodes);
    }
    for (int l = 0; l + 1 < sizes.length; l++) {
      for (int i = 0; i < sizes[l] * sizes[l + 1]; i++) {
        double weight = random.nextGaussian();
        builder.edge(
            new Edge(l, i % sizes[l], l + 1, Math.floorDiv(i, sizes[l]), weight, Double.NaN, null));
      }
    }
    return builder.build();
  }

  /// A document with the topic of each word.
  static TokensPanel tokens() {
    TokensPanel.Builder builder =
        TokensPanel.named("document")
            .title("Document 7")
            .subtitle("topic of each word")
            .role(WORD)
            .note("The number behind a word is its topic.");
    String text =
        "the court ruled that the new engine of the ship must burn cleaner fuel while the judge"
            + " asked for data about the emissions of the old one";
    int i = 0;
    for (String word : text.split(" ", -1)) {
      int group = word.length() < 4 ? TokensPanel.NO_GROUP : word.length() % 3;
      builder.token(new TokensPanel.Token(word, group, Double.NaN, i++ % 20));
    }
    return builder.build();
  }

  /// A sentence with weights.
  static TokensPanel attention() {
    TokensPanel.Builder builder =
        TokensPanel.named("attention")
            .title("Attention")
            .subtitle("what “it” looks at")
            .role(WORD)
            .weights("attention");
    String[] words = "the animal did not cross the street because it was too tired".split(" ", -1);
    double[] weights = {0.04, 0.91, 0.02, 0.05, 0.1, 0.03, 0.44, 0.01, 1, 0.2, 0.1, 0.3};
    for (int i = 0; i < words.length; i++) {
      builder.token(new TokensPanel.Token(words[i], TokensPanel.NO_GROUP, weights[i], i));
    }
    return builder.build();
  }

  /// Rosenbrock's valley.
  private static Layer.Contours valley(double[] levels) {
    int count = 81;
    double[] x = new double[count];
    double[] y = new double[count];
    DMatrixRMaj values = new DMatrixRMaj(count, count);
    for (int i = 0; i < count; i++) {
      x[i] = -2 + 4.0 * i / (count - 1);
      y[i] = -1 + 4.0 * i / (count - 1);
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double a = 1 - x[j];
        double b = y[i] - x[j] * x[j];
        values.set(i, j, a * a + 10 * b * b + 1e-3);
      }
    }
    return new Layer.Contours(x, y, values, levels);
  }

  private static Layer.Line trail(double... xy) {
    double[] x = new double[xy.length / 2];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = xy[2 * i];
      y[i] = xy[2 * i + 1];
    }
    return new Layer.Line("momentum", x, y, Tone.WARNING, Layer.LineStyle.SOLID);
  }

  /// A landscape with a trail and a start that can be dragged.
  static PlotPanel contours() {
    Layer.Marker start =
        new Layer.Marker(
            -1.5, 2.2, "0", Tone.ACCENT, new Handle("start", 0, "start"), Role.FACTOR, 0);
    return PlotPanel.named("contours")
        .title("Landscape")
        .subtitle("Rosenbrock, levels linear")
        .x(Axis.of("x", -2, 2))
        .y(Axis.of("y", -1, 3))
        .add(valley(Layer.Contours.linear(new Range(0, 100), 12)))
        .add(trail(-1.5, 2.2, -1.2, 1.3, -0.5, 0.5, 0.1, -0.2, 0.6, 0.3, 0.9, 0.85, 1, 1))
        .add(new Layer.Markers(List.of(start)))
        .build();
  }

  static PlotPanel logarithmicValley() {
    return PlotPanel.named("logarithmic levels")
        .title("Landscape")
        .subtitle("levels logarithmic")
        .x(Axis.of("x"))
        .y(Axis.of("y"))
        .equalAspect()
        .add(valley(Layer.Contours.logarithmic(new Range(1e-2, 200), 9)))
        .add(trail(-1.5, 2.2, -1.2, 1.3, -0.5, 0.5, 0.1, -0.2, 0.6, 0.3, 0.9, 0.85, 1, 1))
        .build();
  }

  private static DMatrixRMaj signed(int rows, int columns) {
    Random random = new Random(11);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextGaussian();
    }
    matrix.set(1, columns - 1, Double.NaN);
    return matrix;
  }

  static FactorPanel hinton() {
    MatrixBlock weights =
        MatrixBlock.of("W", signed(5, 7), ColorScale.DIVERGING)
            .withRoles(Role.OBSERVATION, Role.FEATURE)
            .withNames(USERS, FILMS)
            .asHinton();
    return FactorPanel.named("hinton")
        .title("Weights")
        .subtitle("as a Hinton diagram")
        .block(weights)
        .then("·", MatrixBlock.of("V", signed(7, 3), ColorScale.DIVERGING).asHinton())
        .build();
  }

  /// Ratings with names, whose entries can be dragged.
  static FactorPanel namedRatings() {
    DMatrixRMaj ratings = signed(5, 7);
    for (int i = 0; i < ratings.getNumElements(); i++) {
      ratings.data[i] = Math.rint(3 + ratings.data[i]);
    }
    return FactorPanel.named("named")
        .title("R ≈ U · V")
        .subtitle("with names")
        .block(
            MatrixBlock.of("R", ratings, ColorScale.SEQUENTIAL)
                .withRoles(Role.OBSERVATION, Role.FEATURE)
                .withNames(USERS, FILMS)
                .withHandles("R"))
        .then(
            "≈",
            MatrixBlock.of("U", signed(5, 2), ColorScale.DIVERGING).withNames(USERS, List.of()))
        .then("·", MatrixBlock.of("V", signed(2, 7), ColorScale.DIVERGING))
        .build();
  }
}

package org.factorscope.viz.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.NetworkPanel.Edge;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.TokensPanel;

/// The numbers that a panel shows, as tables.
public final class PanelNumbers {
  private PanelNumbers() {}

  /// One table for each matrix, layer or picture; none if the panel shows words only.
  public static List<NumberTable> of(Panel panel) {
    return switch (panel) {
      case PlotPanel plot -> LayerNumbers.of(plot);
      case FactorPanel factors ->
          factors.blocks().stream()
              .map(
                  block ->
                      NumberTable.of(
                          block.name(), block.matrix(), block.rowNames(), block.columnNames()))
              .toList();
      case SimplexPanel simplex ->
          List.of(
              NumberTable.of(simplex.title(), simplex.memberships(), List.of(), simplex.corners()));
      case ImageGridPanel images -> images(images);
      case TablePanel table -> List.of(new NumberTable(table.title(), header(table), cells(table)));
      case NetworkPanel network -> List.of(edges(network));
      case TokensPanel _ -> List.of();
    };
  }

  private static List<String> header(TablePanel table) {
    int width = Math.max(table.header().size(), widest(table));
    return IntStream.range(0, width)
        .mapToObj(j -> j < table.header().size() ? table.header().get(j) : "")
        .toList();
  }

  private static int widest(TablePanel table) {
    return table.rows().stream().mapToInt(List::size).max().orElse(0);
  }

  private static List<List<String>> cells(TablePanel table) {
    int width = header(table).size();
    return table.rows().stream()
        .map(
            row ->
                IntStream.range(0, width).mapToObj(j -> j < row.size() ? row.get(j) : "").toList())
        .toList();
  }

  private static List<NumberTable> images(ImageGridPanel images) {
    List<NumberTable> tables = new ArrayList<>();
    for (ImageGridPanel.Tile tile : images.tiles()) {
      String name = tile.caption().isEmpty() ? images.title() : tile.caption();
      tables.add(NumberTable.of(name, tile.image(), List.of(), List.of()));
    }
    return tables;
  }

  private static NumberTable edges(NetworkPanel network) {
    List<Edge> edges = network.edges();
    return new NumberTable.Builder(network.title())
        .texts(
            "from", edges.stream().map(e -> label(network, e.fromLayer(), e.fromNode())).toList())
        .texts("to", edges.stream().map(e -> label(network, e.toLayer(), e.toNode())).toList())
        .numbers("weight", edges.stream().mapToDouble(Edge::weight).toArray())
        .numbers("gradient", edges.stream().mapToDouble(Edge::gradient).toArray())
        .build();
  }

  private static String label(NetworkPanel network, int layer, int node) {
    return network.layers().get(layer).get(node).label();
  }

  /// The matrices of a panel by name, in order; none if it shows none.
  public static List<NamedMatrix> matrices(Panel panel) {
    return switch (panel) {
      case FactorPanel factors ->
          factors.blocks().stream()
              .map(block -> new NamedMatrix(block.name(), block.matrix()))
              .toList();
      case SimplexPanel simplex -> List.of(new NamedMatrix(simplex.title(), simplex.memberships()));
      default -> List.of();
    };
  }

  /// A matrix with its name.
  ///
  /// @param matrix not modified
  public record NamedMatrix(String name, DMatrixRMaj matrix) {
    /// The matrix in LaTeX, without a package.
    ///
    /// @param digits significant ones, at least 1
    public String latex(int digits) {
      StringBuilder text = new StringBuilder("\\left[\\begin{array}{");
      text.repeat("r", matrix.numCols).append("}\n");
      for (int i = 0; i < matrix.numRows; i++) {
        double[] row =
            Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
        text.append(
            String.join(
                " & ",
                Arrays.stream(row).mapToObj(value -> LatexNumber.of(value, digits)).toList()));
        text.append(i < matrix.numRows - 1 ? " \\\\\n" : "\n");
      }
      return text.append("\\end{array}\\right]").toString();
    }
  }
}

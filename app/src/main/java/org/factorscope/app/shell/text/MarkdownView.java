package org.factorscope.app.shell.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Markdown as nodes: paragraphs, lists, emphasis, code and formulas.
public final class MarkdownView extends VBox {
  private static final double FORMULA_SIZE = 14.5;

  /// Shows a text with its formulas.
  ///
  /// @param formulas draws what stands between dollar signs
  public MarkdownView(String markdown, FormulaCache formulas) {
    getStyleClass().add("markdown");
    MarkdownText text = MarkdownText.of(markdown);
    Parser.builder().build().parse(text.markdown()).accept(new Builder(this, text, formulas));
  }

  private static final class Builder extends AbstractVisitor {
    private final MarkdownText source;
    private final FormulaCache formulas;
    private VBox block;
    private @Nullable TextFlow line;
    private final List<String> styles = new ArrayList<>();

    Builder(VBox block, MarkdownText source, FormulaCache formulas) {
      this.block = block;
      this.source = source;
      this.formulas = formulas;
    }

    @Override
    public void visit(Paragraph paragraph) {
      startLine("markdown-paragraph");
      visitChildren(paragraph);
    }

    @Override
    public void visit(Heading heading) {
      startLine("markdown-heading");
      visitChildren(heading);
    }

    private void startLine(String styleClass) {
      TextFlow flow = new TextFlow();
      flow.getStyleClass().add(styleClass);
      block.getChildren().add(flow);
      line = flow;
    }

    @Override
    public void visit(BulletList list) {
      visitItems(list, -1);
    }

    @Override
    public void visit(OrderedList list) {
      Integer first = list.getMarkerStartNumber();
      visitItems(list, first == null ? 1 : first);
    }

    /// @param first number of the first item, negative for bullets
    private void visitItems(org.commonmark.node.Node list, int first) {
      VBox outer = block;
      int number = first;
      for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
        if (item instanceof ListItem) {
          VBox body = new VBox();
          body.getStyleClass().add("markdown-item");
          HBox.setHgrow(body, Priority.ALWAYS);
          Label mark = new Label(first < 0 ? "•" : number++ + ".");
          mark.getStyleClass().add("markdown-mark");
          mark.setMinWidth(Label.USE_PREF_SIZE);
          HBox row = new HBox(mark, body);
          row.getStyleClass().add("markdown-row");
          outer.getChildren().add(row);
          block = body;
          visitChildren(item);
        }
      }
      block = outer;
    }

    @Override
    public void visit(FencedCodeBlock code) {
      Label label = new Label(code.getLiteral().stripTrailing());
      label.getStyleClass().add("markdown-code-block");
      label.setWrapText(true);
      block.getChildren().add(label);
    }

    @Override
    public void visit(Emphasis emphasis) {
      styled("markdown-emphasis", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      styled("markdown-strong", strong);
    }

    private void styled(String styleClass, org.commonmark.node.Node inner) {
      styles.add(styleClass);
      visitChildren(inner);
      styles.removeLast();
    }

    @Override
    public void visit(Code code) {
      styles.add("markdown-code");
      words(code.getLiteral());
      styles.removeLast();
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
      for (MarkdownText.Piece piece : source.pieces(text.getLiteral())) {
        switch (piece) {
          case MarkdownText.Piece.Words words -> words(words.text());
          case MarkdownText.Piece.Formula formula ->
              add(
                  new FormulaView(
                      formulas, formula.latex(), FormulaRequest.Setting.INLINE, FORMULA_SIZE));
        }
      }
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      words(" ");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      words("\n");
    }

    @Override
    public void visit(CustomNode unknown) {
      visitChildren(unknown);
    }

    private void words(String text) {
      Text node = new Text(text);
      node.getStyleClass().add("markdown-text");
      node.getStyleClass().addAll(styles);
      add(node);
    }

    private void add(Node node) {
      TextFlow flow = line;
      if (flow == null) {
        startLine("markdown-paragraph");
        flow = line;
      }
      if (flow != null) {
        flow.getChildren().add(node);
      }
    }
  }
}

package org.factorscope.viz.paint.table;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.TokensPanel;
import org.factorscope.viz.panel.TokensPanel.Token;
import org.factorscope.viz.theme.Palette;

/// Tokens set like running text, each on a tint of its group: the group is also a number behind the
/// word, a weight also the length of a bar below it. The same for the window and for exports.
///
/// @param boxes of the tokens that there is room for
/// @param note lines below the tokens
/// @param noteTop the base line of the first of them
public record TokensPicture(
    TokensPanel panel, List<Rectangle2D> boxes, List<String> note, double noteTop, Look look)
    implements PanelPicture {
  private static final double TYPE = 13;
  private static final double INDEX = 9;
  private static final double HEIGHT = 23;
  private static final double PAD = 5;
  private static final double STRONGEST = 0.55;
  private static final double UNWEIGHTED = 0.26;

  public TokensPicture {
    boxes = List.copyOf(boxes);
    note = List.copyOf(note);
  }

  /// Lays out a sequence.
  public static TokensPicture of(TokensPanel panel, Look look, int width, int height) {
    double side = Math.min(look.em(12), width / 20.0);
    List<String> note =
        panel.note().isBlank()
            ? List.of()
            : TextArt.wrapped(panel.note(), look.font(Look.BODY), Math.max(1, width - 2 * side));
    double noteHeight = note.isEmpty() ? 0 : look.em(16) + note.size() * look.em(18);
    if (noteHeight > height / 2.0) {
      note = List.of();
      noteHeight = 0;
    }
    double bottom = height - noteHeight - look.em(20);
    List<Rectangle2D> boxes = boxes(panel, look, side, width - side, bottom);
    double end = boxes.isEmpty() ? 0 : boxes.getLast().getMaxY();
    double more = boxes.size() < panel.tokens().size() ? look.em(20) : 0;
    return new TokensPicture(panel, boxes, note, end + more + look.em(26), look);
  }

  /// Boxes from left to right and line by line, until one would end below `bottom`.
  private static List<Rectangle2D> boxes(
      TokensPanel panel, Look look, double left, double right, double bottom) {
    List<Rectangle2D> boxes = new ArrayList<>();
    double x = left;
    double y = look.em(6);
    for (Token token : panel.tokens()) {
      double width = Math.min(right - left, width(token, look));
      if (x + width > right && x > left) {
        x = left;
        y += look.em(HEIGHT + 5);
      }
      if (y + look.em(HEIGHT) > bottom) {
        break;
      }
      boxes.add(new Rectangle2D.Double(x, y, Math.max(1, width), look.em(HEIGHT)));
      x += width + look.em(3);
    }
    return boxes;
  }

  private static double width(Token token, Look look) {
    double index = token.group() < 0 ? 0 : Look.width(number(token), look.bold(INDEX)) + look.em(2);
    return Look.width(token.text(), look.font(TYPE)) + index + 2 * look.em(PAD);
  }

  private static String number(Token token) {
    return Integer.toString(token.group() + 1);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    for (int i = 0; i < boxes.size(); i++) {
      Token token = panel.tokens().get(i);
      boolean isLit = token.index() >= 0 && token.index() == lit.index(panel.role());
      ground(g, token, boxes.get(i), isLit);
      text(g, token, boxes.get(i));
    }
    Font font = look.font(Look.BODY);
    int more = panel.tokens().size() - boxes.size();
    double left = boxes.isEmpty() ? look.em(4) : boxes.getFirst().getX() + look.em(PAD);
    g.setColor(look.theme().mutedInk());
    if (more > 0) {
      double y = (boxes.isEmpty() ? 0 : boxes.getLast().getMaxY()) + look.em(16);
      TextArt.left(g, "… " + more + " more tokens", font, left, y);
    }
    double y = noteTop;
    for (String line : note) {
      TextArt.left(g, line, font, left, y);
      y += look.em(18);
    }
  }

  private Color color(Token token) {
    return token.group() < 0
        ? look.theme().accent()
        : Palette.classColor(token.group(), look.theme());
  }

  private void ground(Graphics2D g, Token token, Rectangle2D box, boolean isLit) {
    boolean hasWeight = !Double.isNaN(token.weight());
    double weight = hasWeight ? Math.clamp(token.weight(), 0, 1) : 0;
    double strength = hasWeight ? STRONGEST * weight : token.group() < 0 ? 0 : UNWEIGHTED;
    double arc = look.em(7);
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), arc, arc);
    g.setColor(Palette.tint(color(token), look.theme(), strength));
    g.fill(shape);
    if (hasWeight) {
      double height = look.em(2.2);
      double length = weight * (box.getWidth() - 2 * look.em(PAD));
      g.setColor(color(token));
      g.fill(
          new Rectangle2D.Double(
              box.getX() + look.em(PAD), box.getMaxY() - height - look.em(1.4), length, height));
    }
    if (isLit) {
      g.setColor(look.theme().ink());
      g.setStroke(look.stroke(1.6));
      g.draw(shape);
    }
  }

  private void text(Graphics2D g, Token token, Rectangle2D box) {
    Font font = look.font(TYPE);
    double baseline = box.getCenterY() + Look.capHeight(font) / 2 - look.em(0.5);
    double x = box.getX() + look.em(PAD);
    String text = TextArt.fitted(token.text(), font, box.getWidth() - 2 * look.em(PAD));
    g.setColor(look.theme().ink());
    TextArt.left(g, text, font, x, baseline);
    if (token.group() >= 0) {
      double after = x + Look.width(text, font) + look.em(2);
      TextArt.left(g, number(token), look.bold(INDEX), after, baseline + look.em(2));
    }
  }

  @Override
  public Optional<Pick> pickAt(double x, double y) {
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i).contains(look.px(x), look.px(y))) {
        return Optional.of(pick(panel.tokens().get(i)));
      }
    }
    return Optional.empty();
  }

  private Pick pick(Token token) {
    String group = token.group() < 0 ? "" : " (" + number(token) + ")";
    String name = panel.weightName().isEmpty() ? "" : panel.weightName() + " = ";
    String weight =
        Double.isNaN(token.weight()) ? "" : ": " + name + NumberText.of(token.weight(), 4);
    return new Pick(null, Highlight.of(panel.role(), token.index()), token.text() + group + weight);
  }
}

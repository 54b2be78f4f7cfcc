package org.factorscope.viz.paint.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.matrix.CellRectangles;
import org.factorscope.viz.paint.matrix.Hatch;
import org.factorscope.viz.paint.matrix.MatrixLayout;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.ImageGridPanel;

/// Pictures in a grid, in colours of one scale, so that they can be compared.
public record ImagePicture(ImageGridPanel panel, TileLayout layout, BlockColors colors, Look look)
    implements PanelPicture {
  /// Lays out a grid of pictures.
  public static ImagePicture of(ImageGridPanel panel, Look look, int width, int height) {
    BlockColors colors =
        new BlockColors(
            panel.scale(),
            panel.limits(),
            look.theme(),
            panel.tiles().stream().map(ImageGridPanel.Tile::image).toList());
    return new ImagePicture(panel, TileLayout.of(panel, look, width, height), colors, look);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    for (int t = 0; t < layout.shown(); t++) {
      pixels(panel.tiles().get(t).image(), layout.box(t), g);
    }
    captions(g, lit);
  }

  private void pixels(DMatrixRMaj image, MatrixLayout.Box box, Graphics2D g) {
    PixelPen pen = PixelPen.of(g);
    boolean isHatched = layout.hasLargeCells(image, look);
    if (pen == null) {
      CellRectangles.fill(g, box, image, colors, PicturePixels::fill);
      if (isHatched) {
        Hatch.of(look).draw(image, box, look, g);
      }
      return;
    }
    PicturePixels.fill(
        pen.target(), box.left(), box.top(), box.width(), box.height(), image, colors);
    if (isHatched) {
      Hatch.of(look).paint(image, box, pen.target());
    }
  }

  /// Captions, the outline of a lit tile, and the note about tiles that do not fit.
  private void captions(Graphics2D g, Highlight lit) {
    Font font = look.font(10);
    for (int t = 0; t < layout.shown(); t++) {
      double centre = layout.x(t) + layout.tileWidth() / 2.0;
      double baseline = layout.y(t) + layout.tileHeight() + look.em(11.5);
      String caption = panel.tiles().get(t).caption();
      double room = layout.tileWidth() + layout.gap() - look.em(3);
      boolean isLit = t == lit.index(panel.role());
      g.setColor(isLit ? look.theme().ink() : look.theme().mutedInk());
      TextArt.centred(g, TextArt.fitted(caption, font, room), font, centre, baseline);
      if (isLit) {
        outline(t, 2, look.theme().accent(), g);
      } else if (panel.scale() == ColorScale.GREY) {
        // Black or white pictures would run into the surface.
        outline(t, 1, look.theme().axis(), g);
      }
    }
    int more = panel.tiles().size() - layout.shown();
    if (more > 0) {
      g.setColor(look.theme().mutedInk());
      Font note = look.font(Look.SMALL);
      String text = layout.shown() == 0 ? more + " pictures" : "… and " + more + " more";
      TextArt.left(g, text, note, layout.left(), layout.noteBaseline(look));
    }
  }

  /// A frame around a tile; the one of a lit tile keeps a little distance.
  private void outline(int tile, double weight, Color color, Graphics2D g) {
    double line = look.px(weight);
    double off = weight > 1 ? line : line / 2;
    g.setColor(color);
    g.setStroke(look.stroke(weight));
    g.draw(
        new Rectangle2D.Double(
            layout.x(tile) - off,
            layout.y(tile) - off,
            layout.tileWidth() + 2 * off,
            layout.tileHeight() + 2 * off));
  }

  @Override
  public Optional<Pick> pickAt(double x, double y) {
    for (int t = 0; t < layout.shown(); t++) {
      double dx = look.px(x) - layout.x(t);
      double dy = look.px(y) - layout.y(t);
      if (dx >= 0 && dx < layout.tileWidth() && dy >= 0 && dy < layout.tileHeight()) {
        return Optional.of(pick(t, dx, dy));
      }
    }
    return Optional.empty();
  }

  private Pick pick(int tile, double dx, double dy) {
    ImageGridPanel.Tile picture = panel.tiles().get(tile);
    Highlight highlight = Highlight.of(panel.role(), tile);
    String name = picture.caption().isEmpty() ? Integer.toString(tile + 1) : picture.caption();
    int row = (int) (dy / layout.tileHeight() * picture.image().numRows);
    int column = (int) (dx / layout.tileWidth() * picture.image().numCols);
    if (picture.image().getNumElements() == 0) {
      return new Pick(null, highlight, name);
    }
    String value = NumberText.of(picture.image().get(row, column), 5);
    String text = name + " [" + (row + 1) + ", " + (column + 1) + "] = " + value;
    return new Pick(panel.handle(tile, row, column), highlight, text);
  }

  @Override
  public Optional<Grip> grip(HandlePlace place) {
    int tile = place.handle().index();
    if (!panel.variable().equals(place.handle().variable()) || tile >= layout.shown()) {
      return Optional.empty();
    }
    DMatrixRMaj image = panel.tiles().get(tile).image();
    if (place.handle().column() < 0 || place.handle().column() >= image.getNumElements()) {
      return Optional.empty();
    }
    int row = Math.floorDiv(place.handle().column(), image.numCols);
    int column = Math.floorMod(place.handle().column(), image.numCols);
    double width = layout.tileWidth() / (double) image.numCols;
    double height = layout.tileHeight() / (double) image.numRows;
    DataPoint pixel =
        new DataPoint(
            (layout.x(tile) + (column + 0.5) * width) / look.scale(),
            (layout.y(tile) + (row + 0.5) * height) / look.scale());
    return Optional.of(Grip.vertical(place, pixel, colors.limits().length()));
  }
}

package org.factorscope.viz.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.theme.Theme;
import org.factorscope.viz.theme.Typeface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureExportTest {
  private static final Panel POINTS = panel("points", "Points", "petal length × petal width");
  private static final Panel PRODUCT = panel("product", "X ≈ Z · W", "γ ← argmin ‖x − w‖²");

  @TempDir private Path folder;

  private static Panel panel(String id, String title, String subtitle) {
    return new TablePanel(id, title, subtitle, List.of(), List.of(), Role.NONE, List.of(), "");
  }

  /// A frame, a small picture and a line of text.
  private static void draw(
      Panel panel, Theme theme, Graphics2D graphics, double width, double height) {
    graphics.setColor(theme.accent());
    graphics.draw(new Rectangle2D.Double(0, 0, width - 1, height - 1));
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFF00FF00);
    graphics.drawImage(image, 10, 10, 20, 20, null);
    graphics.setFont(Typeface.regular(12));
    graphics.drawString("Σ of " + panel.id(), 40, 30);
    graphics.drawString(panel.subtitle(), 40, 50);
    graphics.setFont(Typeface.bold(12));
    graphics.drawString(panel.title(), 40, 70);
  }

  private static Figure figure(Panel... panels) {
    return new Figure(List.of(panels), Theme.light(), 640, 400, FigureExportTest::draw);
  }

  private Path export(String name, Panel... panels) {
    Path target = folder.resolve(name);
    FigureExport.write(figure(panels), target);
    return target;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String refusal(Figure figure, Path target) {
    String message =
        String.valueOf(
            assertThrows(ExportException.class, () -> FigureExport.write(figure, target))
                .getMessage());
    assertFalse(message.contains("\n"), message);
    assertTrue(message.endsWith("."), message);
    return message;
  }

  @Test
  void aPngHasTheSizeAndTheBackgroundOfTheTheme() throws Exception {
    BufferedImage image = ImageIO.read(export("figure.png", POINTS).toFile());
    assertEquals(640, image.getWidth());
    assertEquals(400, image.getHeight());
    assertEquals(Color.WHITE.getRGB(), image.getRGB(2, 2));
    boolean drawn = false;
    for (int x = 0; x < 640; x++) {
      drawn |= image.getRGB(x, 200) != Color.WHITE.getRGB();
    }
    assertTrue(drawn, "the panel is there");
  }

  @Test
  void anSvgHoldsTitlesAsTextAndScales() throws Exception {
    String svg = Files.readString(export("figure.SVG", POINTS, PRODUCT));
    assertTrue(svg.startsWith("<?xml"), svg);
    assertTrue(svg.contains(">Points</text"), svg);
    assertTrue(svg.contains("X ≈ Z · W</text"), svg);
    assertTrue(svg.contains("Σ of points</text"), svg);
    assertTrue(svg.contains("viewBox=\"0 0 640 400\""), svg);
    assertTrue(svg.contains(">Points, X ≈ Z · W</title"), svg);
    assertTrue(svg.contains("font-weight=\"bold\""), "titles are bold");
    assertTrue(svg.contains("DejaVu Sans"), svg);
    assertTrue(svg.contains("data:image/png;base64"), "pictures are inside of the file");
  }

  @Test
  void textOfAPdfCanBeExtractedAndItsFontsAreEmbeddedSubsets() throws Exception {
    Path target = export("figure.pdf", POINTS, PRODUCT);
    try (PDDocument document = Loader.loadPDF(target.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("Points"), text);
      assertTrue(text.contains("X ≈ Z · W"), text);
      assertTrue(text.contains("γ ← argmin ‖x − w‖²"), text);
      assertTrue(text.contains("Σ of product"), text);
      assertEquals(640, document.getPage(0).getMediaBox().getWidth());
      PDResources page = document.getPage(0).getResources();
      int fonts = 0;
      for (COSName name : page.getXObjectNames()) {
        PDResources form = ((PDFormXObject) page.getXObject(name)).getResources();
        for (COSName fontName : form.getFontNames()) {
          PDFont font = form.getFont(fontName);
          assertTrue(font.isEmbedded(), font.getName());
          assertTrue(font.getName().matches("[A-Z]{6}\\+DejaVuSans.*"), font.getName());
          fonts++;
        }
      }
      assertTrue(fonts >= 2, "regular and bold");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf"})
  void theSameFigureGivesTheSameBytes(String ending) throws Exception {
    assertArrayEquals(
        Files.readAllBytes(export("one." + ending, POINTS, PRODUCT)),
        Files.readAllBytes(export("two." + ending, POINTS, PRODUCT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure.jpeg", "figure", "png"})
  void anUnknownEndingIsRefusedWithTheRemedy(String name) throws Exception {
    String message = refusal(figure(POINTS), folder.resolve(name));
    assertTrue(message.contains(".png, .svg or .pdf"), message);
    assertEquals(List.of(), files());
  }

  @Test
  void aMissingFolderIsNamed() {
    String message = refusal(figure(POINTS), folder.resolve("missing/figure.png"));
    assertTrue(message.contains("missing") && message.contains("create"), message);
  }

  @Test
  void aFolderIsNoTarget() throws Exception {
    Path target = Files.createDirectory(folder.resolve("figures.svg"));
    assertTrue(refusal(figure(POINTS), target).contains("is a folder"));
  }

  @Test
  void aSizeThatIsNoneIsRefused() {
    Figure none = new Figure(List.of(POINTS), Theme.light(), 0, 400, FigureExportTest::draw);
    assertTrue(refusal(none, folder.resolve("figure.png")).contains("0 x 400"));
    assertTrue(refusal(figure(), folder.resolve("figure.png")).contains("no panel"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf"})
  void aFailedExportLeavesTheOldFileAndNoOther(String ending) throws Exception {
    Path target = folder.resolve("figure." + ending);
    Files.writeString(target, "old");
    Figure broken =
        new Figure(
            List.of(POINTS),
            Theme.light(),
            640,
            400,
            (_, _, _, _, _) -> {
              throw new IllegalStateException("broken drawing");
            });
    assertThrows(IllegalStateException.class, () -> FigureExport.write(broken, target));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("figure." + ending), files());
  }

  @Test
  void panelsAreDrawnInFullWithTitlesAndAxesAsText() throws Exception {
    Path target = folder.resolve("figure.svg");
    Panel plot =
        new PlotPanel(
            "p",
            "Points",
            "by cluster",
            Axis.of("petal length (cm)", 0, 7),
            Axis.of("petal width (cm)", 0, 3),
            PlotPanel.Aspect.FREE,
            PlotPanel.Scrubber.NO,
            List.of());
    FigureExport.write(List.of(plot, POINTS), "K-means, seed 0.", Theme.dark(), 640, 400, target);
    String svg = Files.readString(target);
    assertTrue(svg.contains(">Points</text"), svg);
    assertTrue(svg.contains(">petal length (cm)</text"), svg);
    assertTrue(svg.contains(">K-means, seed 0.</text"), svg);
  }
}

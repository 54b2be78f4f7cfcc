import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// Draws Factorscope's icon: a tall matrix and a wide one, whose product is the square behind them,
/// under a lens.
///
/// Run it as `java DrawIcon.java .` in this folder; it writes `factorscope.png`, and for Windows
/// and macOS `factorscope.ico` and `factorscope.icns`, which are containers of pictures in PNG.
final class DrawIcon {
  private static final int SIZE = 512;
  private static final Color SURFACE = new Color(0x12324A);
  private static final Color[] OKABE_ITO = {
    new Color(0x56B4E9), new Color(0xE69F00), new Color(0x009E73), new Color(0xF0E442)
  };

  private DrawIcon() {}

  public static void main(String[] args) throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(SURFACE);
    g.fill(new RoundRectangle2D.Double(16, 16, SIZE - 32, SIZE - 32, 112, 112));
    cells(g, 84, 176, 2, 4);
    cells(g, 176, 84, 4, 2);
    product(g);
    lens(g);
    g.dispose();
    Path folder = Path.of(args[0]);
    Files.write(folder.resolve("factorscope.png"), png(image, SIZE));
    Files.write(folder.resolve("factorscope.ico"), ico(image));
    Files.write(folder.resolve("factorscope.icns"), icns(image));
  }

  private static byte[] png(BufferedImage image, int size) throws IOException {
    BufferedImage scaled = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = scaled.createGraphics();
    g.drawImage(image.getScaledInstance(size, size, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(scaled, "png", bytes);
    return bytes.toByteArray();
  }

  /// A folder of pictures: six bytes, sixteen bytes a picture, then the pictures; little endian.
  private static byte[] ico(BufferedImage image) throws IOException {
    int[] sizes = {16, 32, 48, 256};
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.length).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
    for (int size : sizes) {
      byte[] picture = png(image, size);
      head.put((byte) size).put((byte) size).putShort((short) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(picture.length).putInt(head.capacity() + pictures.size());
      pictures.write(picture);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(head.array());
    pictures.writeTo(file);
    return file.toByteArray();
  }

  /// A type and a length before each picture and before the whole; big endian.
  private static byte[] icns(BufferedImage image) throws IOException {
    Map<String, Integer> types = Map.of("ic07", 128, "ic08", 256, "ic09", 512);
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (Map.Entry<String, Integer> type : new TreeMap<>(types).entrySet()) {
      byte[] picture = png(image, type.getValue());
      pictures.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
      pictures.write(ByteBuffer.allocate(4).putInt(8 + picture.length).array());
      pictures.write(picture);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("icns".getBytes(StandardCharsets.US_ASCII));
    file.write(ByteBuffer.allocate(4).putInt(8 + pictures.size()).array());
    pictures.writeTo(file);
    return file.toByteArray();
  }

  private static void cells(Graphics2D g, int x, int y, int columns, int rows) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        g.setColor(OKABE_ITO[(3 * i + 2 * j + i * j) % OKABE_ITO.length]);
        g.fill(cell(x + 42 * j, y + 42 * i));
      }
    }
  }

  private static void product(Graphics2D g) {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        g.setColor(new Color(1f, 1f, 1f, 0.25f + 0.15f * ((2 * i + 3 * j) % 5)));
        g.fill(cell(176 + 42 * j, 176 + 42 * i));
      }
    }
  }

  private static RoundRectangle2D cell(int x, int y) {
    return new RoundRectangle2D.Double(x, y, 36, 36, 10, 10);
  }

  private static void lens(Graphics2D g) {
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(22, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Ellipse2D.Double(216, 216, 152, 152));
    g.setStroke(new BasicStroke(34, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(352, 352, 420, 420));
  }
}

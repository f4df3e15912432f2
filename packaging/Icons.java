import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws the program's icon in all sizes and forms that packages need, with the program's own libraries: {@code java -cp 'lib/*' Icons.java app.svg FOLDER}. */
public final class Icons {
  private static final int[] SIZES = {16, 22, 24, 32, 48, 64, 128, 256, 512};
  /** The types of PNG pictures in an icns file, by their size. */
  private static final Map<Integer, String> ICNS = new LinkedHashMap<>(Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09"));

  private Icons() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    File svg = new File(args[0]);
    Path folder = Files.createDirectories(Path.of(args[1]));
    Map<Integer, byte[]> pictures = new LinkedHashMap<>();
    for (int size : SIZES) {
      byte[] png = png(svg, size);
      pictures.put(size, png);
      Files.write(folder.resolve(size + ".png"), png);
    }
    Files.write(folder.resolve("tapedeck.png"), pictures.get(512));
    Files.write(folder.resolve("tapedeck.ico"), ico(pictures));
    Files.write(folder.resolve("tapedeck.icns"), icns(pictures));
    Files.copy(svg.toPath(), folder.resolve("tapedeck.svg"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] png(File svg, int size) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    new FlatSVGIcon(svg).derive(size, size).paintIcon(null, pen, 0, 0);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static byte[] ico(Map<Integer, byte[]> pictures) {
    List<Integer> sizes = new ArrayList<>(pictures.keySet());
    sizes.removeIf(size -> size > 256);
    int offset = 6 + 16 * sizes.size();
    int total = offset + sizes.stream().mapToInt(size -> pictures.get(size).length).sum();
    ByteBuffer file = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
    for (int size : sizes) {
      byte[] png = pictures.get(size);
      file.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(offset);
      offset += png.length;
    }
    sizes.forEach(size -> file.put(pictures.get(size)));
    return file.array();
  }

  private static byte[] icns(Map<Integer, byte[]> pictures) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    for (int size : SIZES) {
      String type = ICNS.get(size);
      if (type != null) {
        byte[] png = pictures.get(size);
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(png.length + 8);
        out.write(png);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(file);
    head.write("icns".getBytes(StandardCharsets.US_ASCII));
    head.writeInt(body.size() + 8);
    body.writeTo(head);
    return file.toByteArray();
  }
}

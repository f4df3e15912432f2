package io.tapedeck.app;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Whether a window can be opened here, asked before anything else is begun. Main thread. */
final class Display {

  private Display() {}

  /** One sentence with the way out; empty when there is a display with fonts. */
  static Optional<String> problem() {
    if (GraphicsEnvironment.isHeadless()) {
      return Optional.of("There is no display to open the window on; set DISPLAY, or use 'headless' or 'inspect'.");
    }
    try {
      GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
    } catch (AWTError | RuntimeException e) {
      return Optional.of("The display cannot be used: " + e.getMessage() + "; set DISPLAY to one that works.");
    } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
      return Optional.of("This Java cannot open windows: " + e.getMessage()
          + ". Install a full one; on Debian: apt-get install openjdk-17-jre");
    }
    // Without any system font, Java can draw no text at all, not even in a font of our own.
    return fontProblem(() -> new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
        .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("0"));
  }

  /** One sentence when measuring a text fails. */
  static Optional<String> fontProblem(IntSupplier widthOfAText) {
    try {
      if (widthOfAText.getAsInt() > 0) {
        return Optional.empty();
      }
      return Optional.of(noFonts("a letter has no width"));
    } catch (RuntimeException | InternalError | LinkageError e) {
      return Optional.of(noFonts(String.valueOf(e.getMessage())));
    }
  }

  private static String noFonts(String why) {
    return "Java finds no fonts on this computer (" + why + "). On Debian: apt-get install fontconfig fonts-dejavu-core";
  }
}

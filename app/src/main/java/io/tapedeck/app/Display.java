package io.tapedeck.app;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.util.Optional;

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
    try {
      // Without any system font, Java can draw no text at all, not even in a font of our own.
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
          .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("0");
    } catch (RuntimeException | InternalError | LinkageError e) {
      return Optional.of("Java finds no fonts on this computer (" + e.getMessage()
          + "). On Debian: apt-get install fontconfig fonts-dejavu-core");
    }
    return Optional.empty();
  }
}

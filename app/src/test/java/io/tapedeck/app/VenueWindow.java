package io.tapedeck.app;

import io.tapedeck.app.support.KrakenVenue;
import java.nio.file.Path;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests in the real window, at rest, beside a venue that speaks Kraken's dialect over real sockets on this computer. */
abstract class VenueWindow {
  @TempDir
  Path data;

  KrakenVenue venue;
  LiveWindow live;

  @BeforeAll
  static void everyRepaintIsWatched() {
    FailOnThreadViolationRepaintManager.install();
  }

  @BeforeEach
  void open() {
    venue = new KrakenVenue();
    live = LiveWindow.atRest(data, "kraken.url=" + venue.uri());
  }

  @AfterEach
  void close() {
    live.close();
    venue.close();
  }
}

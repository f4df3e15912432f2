package io.tapedeck.app.chart;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Extent;

/**
 * Bars as candles or as lines with ticks, with volume below. On whole pixels with odd widths; rising candles and those that may miss trades are hollow. Where several bars share a pixel
 * column they are merged into one, so a chart of the whole history costs no more than one of an hour. EDT.
 */
final class CandlePainter {
  /** Width of a body, as a share of the room of a bar. */
  private static final double BODY = 0.8;

  private static final int WICKS_ONLY_BELOW = 3;

  private static final byte RISES = 1;
  private static final byte HOLLOW = 2;
  private static final byte GREY = 4;
  private static final byte TOLD = 8;

  /** Bars that the exchange told afterwards are fainter than those we saw ourselves. */
  private static final int TOLD_PERCENT = 55;

  private static final String[] TOKENS = {"up", "down", "staleInk"};

  private final PriceFrame frame;
  private final Extent extent = new Extent();
  private int columns;
  private int[] middles = new int[0];
  private int[] highs = new int[0];
  private int[] lows = new int[0];
  private int[] opens = new int[0];
  private int[] closes = new int[0];
  private double[] volumes = new double[0];
  private byte[] looks = new byte[0];
  private double mostVolume;

  CandlePainter(PriceFrame frame) {
    this.frame = frame;
  }

  /** True when a bar ended at or above its beginning. */
  static boolean rises(BarSeries series, long number) {
    return series.closeMantissa(number) >= series.openMantissa(number);
  }

  void paint(Pixels canvas, int left, int top, int height) {
    double pitch = (double) frame.bars().width() / frame.window().nanosPerPixel();
    collect(pitch, height);
    int thin = canvas.length(1);
    int body = pitch < WICKS_ONLY_BELOW * thin ? 1 : Math.max(thin, odd((int) (pitch * BODY)));
    volume(canvas, left, top, height, pitch < 1 ? 1 : body);
    for (String token : TOKENS) {
      canvas.color(Tokens.color(token));
      bars(canvas, token, false, left, top, body, thin);
      canvas.thin(token, TOLD_PERCENT);
      bars(canvas, token, true, left, top, body, thin);
    }
  }

  private void bars(Pixels canvas, String token, boolean told, int left, int top, int body, int thin) {
    for (int i = 0; i < columns; i++) {
      if (token.equals(token(looks[i])) && told == ((looks[i] & TOLD) != 0)) {
        bar(canvas, i, left, top, body, thin);
      }
    }
  }

  private void bar(Pixels canvas, int i, int left, int top, int body, int thin) {
    int x = left + middles[i];
    int high = top + highs[i];
    int low = top + lows[i];
    if (body <= thin) {
      canvas.fill(x, high, body == 1 ? 1 : thin, Math.max(thin, low - high + thin));
      return;
    }
    int half = (body - thin) / 2;
    if (frame.kind() == ChartKind.OHLC) {
      canvas.fill(x, high, thin, low - high + thin);
      canvas.fill(x - half, top + opens[i], half, thin);
      canvas.fill(x + thin, top + closes[i], half, thin);
      return;
    }
    int upper = top + Math.min(opens[i], closes[i]);
    int lower = top + Math.max(opens[i], closes[i]);
    canvas.fill(x, high, thin, upper - high);
    canvas.fill(x, lower + thin, thin, low - lower);
    if ((looks[i] & (RISES | HOLLOW)) != 0 && body >= 3 * thin && lower - upper >= 2 * thin) {
      canvas.fill(x - half, upper, body, thin);
      canvas.fill(x - half, lower, body, thin);
      canvas.fill(x - half, upper + thin, thin, lower - upper - thin);
      canvas.fill(x - half + body - thin, upper + thin, thin, lower - upper - thin);
    } else {
      canvas.fill(x - half, upper, body, lower - upper + thin);
    }
  }

  private void volume(Pixels canvas, int left, int top, int height, int body) {
    if (!(mostVolume > 0)) {
      return;
    }
    int priceHeight = frame.priceHeight(height);
    int base = top + priceHeight;
    double unit = priceHeight * PriceFrame.VOLUME_SHARE / mostVolume;
    int half = (body - 1) / 2;
    for (String token : TOKENS) {
      canvas.thin(token, 30);
      for (int i = 0; i < columns; i++) {
        if (token.equals(token(looks[i])) && volumes[i] > 0) {
          int tall = Math.max(1, (int) Math.rint(volumes[i] * unit));
          canvas.fill(left + middles[i] - half, base - tall, body, tall);
        }
      }
    }
  }

  private static String token(byte look) {
    return (look & GREY) != 0 ? "staleInk" : (look & RISES) != 0 ? "up" : "down";
  }

  /** Puts the bars in view into columns: each for itself, or those of a pixel together. */
  private void collect(double pitch, int height) {
    TimeWindow window = frame.window();
    BarFrame bars = frame.bars();
    BarSeries series = bars.series();
    makeRoom(pitch < 1 ? window.pixels() + 2 : (int) (bars.to() - bars.from()) + 1);
    columns = 0;
    mostVolume = 0;
    long number = bars.from();
    while (number < bars.to()) {
      long end = number + 1;
      int middle = window.column(bars.place(number) + bars.width() / 2);
      if (pitch < 1) {
        long edge = window.fromNanos() + (middle + 1L) * window.nanosPerPixel() - bars.width() / 2;
        end = Math.max(end, bars.numberAtOrAfter(edge, number));
      }
      add(series, number, Math.min(end, bars.to()), middle, height);
      number = end;
    }
  }

  private void add(BarSeries series, long from, long to, int middle, int height) {
    extent.clear();
    series.range(from, to, extent);
    long last = to - 1;
    boolean rises = series.close(last) >= series.open(from);
    boolean growing = last == series.closed();
    Verdict.State state = frame.model().verdict().state();
    boolean grey = !frame.trusted() && (growing || (state != Verdict.State.RESYNC && state != Verdict.State.OFF));
    middles[columns] = middle;
    highs[columns] = place(extent.max(), height);
    lows[columns] = place(extent.min(), height);
    opens[columns] = place(series.open(from), height);
    closes[columns] = place(series.close(last), height);
    volumes[columns] = series.volume(from, to);
    looks[columns] = (byte) ((rises ? RISES : 0) | (to - from == 1 && series.partial(from) ? HOLLOW : 0) | (grey ? GREY : 0) | (series.history(last) && !growing ? TOLD : 0));
    mostVolume = Math.max(mostVolume, volumes[columns]);
    columns++;
  }

  private void makeRoom(int count) {
    if (middles.length < count) {
      middles = new int[count];
      highs = new int[count];
      lows = new int[count];
      opens = new int[count];
      closes = new int[count];
      volumes = new double[count];
      looks = new byte[count];
    }
  }

  private int place(double price, int height) {
    return (int) Math.max(-height, Math.min(2.0 * height, Math.rint(frame.prices().y(price, height))));
  }

  private static int odd(int width) {
    return width % 2 == 0 ? Math.max(1, width - 1) : width;
  }
}

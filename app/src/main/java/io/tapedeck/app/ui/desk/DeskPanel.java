package io.tapedeck.app.ui.desk;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.model.Origin;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.OriginBadge;
import io.tapedeck.app.ui.kit.StripLayout;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import io.tapedeck.app.ui.kit.VerdictEdge;
import io.tapedeck.app.ui.kit.VerdictLabel;
import java.awt.BorderLayout;
import java.awt.Graphics;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A painted view of a stream under a header: verdict, title, symbol, DEMO; the verdict's edge on top. EDT. */
final class DeskPanel extends TokenPanel {
  private final StreamCanvas view;
  private final String title;
  private final VerdictLabel verdict;
  private final TokenLabel symbol = new TokenLabel("", "muted", 12, false);
  private final TokenLabel exchange = new TokenLabel("", "muted", 12, false);
  private final OriginBadge origin = new OriginBadge();
  private final TokenPanel header = new TokenPanel("header", new StripLayout(32, 12));
  private final Runnable changed = this::announced;
  private final VerdictEdge edge = new VerdictEdge(this);

  /** A panel; {@code tools} adds what else stands in the header. */
  DeskPanel(String name, String title, StreamCanvas view, TimeSource clock, Consumer<TokenPanel> tools) {
    super("panel", new BorderLayout());
    this.title = title;
    this.view = view;
    setName(name);
    setBorder(Lines.around("border"));
    verdict = new VerdictLabel(clock::nanos, false);
    verdict.setName(name + "Verdict");
    symbol.setName(name + "Symbol");
    header.setBorder(Lines.below("border"));
    header.add(verdict, StripLayout.left(0));
    header.add(new TokenLabel(title, "text", 13, true), StripLayout.left(8));
    header.add(symbol, StripLayout.shrinking(6));
    header.add(exchange, StripLayout.left(6).leaving(5));
    header.add(origin, StripLayout.left(8));
    tools.accept(header);
    add(header, BorderLayout.NORTH);
    add(view, BorderLayout.CENTER);
    refresh();
  }

  /** Follows another stream; {@code saysExchange} when there are streams of several. */
  void follow(@Nullable StreamModel next, boolean saysExchange) {
    StreamModel before = view.stream();
    if (next != before) {
      if (before != null) {
        before.figures().forget(changed);
      }
      view.follow(next);
      if (next != null) {
        next.figures().listen(changed);
      }
    }
    exchange.words(saysExchange && next != null ? next.exchangeName() : "");
    exchange.setVisible(saysExchange && next != null);
    refresh();
  }

  private void announced() {
    if (isShowing()) {
      refresh();
    }
  }

  private void refresh() {
    StreamModel stream = view.stream();
    Verdict now = stream == null ? Verdict.NOT_STARTED : stream.verdict();
    boolean changedState = verdict.state() != now.state();
    verdict.verdict(now);
    String name = stream == null ? "" : stream.instrument().name();
    symbol.words(name);
    if (!name.equals(symbol.getToolTipText())) {
      symbol.setToolTipText(name.isEmpty() ? null : name);
    }
    origin.origin(stream == null ? Origin.MARKET : stream.origin());
    if (changedState) {
      header.revalidate();
    }
    edge.show(now.state());
    getAccessibleContext().setAccessibleName(name.isEmpty() ? title : title + ", " + name);
  }

  /** Ages go on although nothing came. */
  void tick() {
    StreamModel stream = view.stream();
    if (stream != null && isShowing()) {
      stream.look();
      verdict.turn();
      if (stream.hasData() && !stream.figures().pending()) {
        view.repaint();
      }
    }
  }

  @Override
  protected void paintBorder(Graphics g) {
    super.paintBorder(g);
    edge.paint(g);
  }
}

package io.tapedeck.kit;

import io.tapedeck.api.Problem;
import io.tapedeck.api.WireOutput;
import java.util.function.Consumer;

/** What a protocol says on a live connection: frames go to the outbox, requests to the feed's fetcher. Any thread. */
final class LinkOutput implements WireOutput {
  private final Outbox outbox;
  private final Consumer<String> requests;
  private final Consumer<Problem> farewell;
  private final Consumer<Problem> renewal;

  LinkOutput(Outbox outbox, Consumer<String> requests, Consumer<Problem> farewell, Consumer<Problem> renewal) {
    this.outbox = outbox;
    this.requests = requests;
    this.farewell = farewell;
    this.renewal = renewal;
  }

  @Override
  public void send(String text) {
    outbox.send(text);
  }

  @Override
  public void fetch(String url) {
    requests.accept(url);
  }

  @Override
  public void reconnect(Problem why) {
    farewell.accept(why);
  }

  @Override
  public void renew(Problem why) {
    renewal.accept(why);
  }
}

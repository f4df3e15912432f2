package io.tapedeck.kit.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tapedeck.api.Problem;
import io.tapedeck.kit.ConnectionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a connection told. */
public final class Heard implements ConnectionListener {
  public final List<String> frames = new CopyOnWriteArrayList<>();
  public final List<String> rejected = new CopyOnWriteArrayList<>();
  public final List<Problem> lost = new CopyOnWriteArrayList<>();
  public final List<String> threads = new CopyOnWriteArrayList<>();

  @Override
  public void frame(byte[] frame) {
    threads.add(Thread.currentThread().getName());
    frames.add(new String(frame, UTF_8));
  }

  @Override
  public void frameRejected(String reason) {
    rejected.add(reason);
  }

  @Override
  public void lost(Problem why) {
    lost.add(why);
  }
}

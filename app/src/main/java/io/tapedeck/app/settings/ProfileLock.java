package io.tapedeck.app.settings;

import io.tapedeck.app.diag.NamedThreads;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window for each profile. The operating system holds the lock, so it is free again whatever ended its holder, and a lock file that was left behind means nothing. Beside it
 * a socket waits, through which a second start brings the first window to the front, or hands it the file it was to open. Any thread.
 */
public final class ProfileLock implements AutoCloseable {
  /** What came of the attempt. */
  public sealed interface Attempt {

    /** The profile is ours. */
    record Taken(ProfileLock lock) implements Attempt {}

    /**
     * Another program has it.
     *
     * @param raised true when it was asked to come to the front, or to open the file, and heard it
     */
    record Busy(boolean raised) implements Attempt {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(ProfileLock.class);
  private static final String LOCK = "instance.lock";
  private static final String SOCKET = "instance.sock";

  private static final int LONGEST_PATH = 32_768;
  private static final long HEARING_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Path folder;
  private final @Nullable FileChannel channel;
  private final @Nullable FileLock lock;
  private volatile @Nullable ServerSocketChannel server;
  private volatile Consumer<@Nullable Path> onRaise = file -> {};

  private ProfileLock(Path folder, @Nullable FileChannel channel, @Nullable FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** Tries to take a profile. Where locks cannot be had (a read-only folder, some network drives) it is taken without one: better two windows than none. */
  public static Attempt take(Path folder) {
    return take(folder, null);
  }

  /**
   * As {@link #take(Path)}.
   *
   * @param file absolute; what another program that has the profile is to open, null for nothing
   */
  public static Attempt take(Path folder, @Nullable Path file) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return new Attempt.Busy(raise(folder, file));
      }
      ProfileLock taken = new ProfileLock(folder, channel, lock);
      taken.listen();
      return new Attempt.Taken(taken);
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      return new Attempt.Busy(raise(folder, file));
    } catch (IOException e) {
      LOG.warn("The profile in {} cannot be locked; another window may use it too", folder, e);
      closeQuietly(channel);
      return new Attempt.Taken(new ProfileLock(folder, null, null));
    }
  }

  /** What to do when the program is started again, with the file it was to open, or null; called on a thread of the lock. */
  public void onRaise(Consumer<@Nullable Path> action) {
    onRaise = action;
  }

  @Override
  public void close() {
    closeQuietly(server);
    try {
      if (server != null) {
        Files.deleteIfExists(folder.resolve(SOCKET));
      }
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      LOG.debug("The end of the program frees the lock as well", e);
    }
    closeQuietly(channel);
  }

  private void listen() {
    Path socket = folder.resolve(SOCKET);
    try {
      Files.deleteIfExists(socket); // Ours is the lock, so whoever left it is gone.
      ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      opened.bind(UnixDomainSocketAddress.of(socket));
      server = opened;
      new NamedThreads("tapedeck-raise").newThread(() -> serve(opened)).start();
    } catch (IOException | RuntimeException e) {
      // A path too long, or a system without such sockets: a second start then only says that there is a first.
      LOG.info("A second start cannot bring this window to the front: {}", e.toString());
    }
  }

  private void serve(ServerSocketChannel opened) {
    while (opened.isOpen()) {
      try {
        Path file = heard(opened.accept());
        LOG.info("The program was started again; {}", file == null ? "its window comes to the front" : file + " opens here");
        onRaise.accept(file);
      } catch (IOException e) {
        LOG.debug("Nobody calls any more", e);
        return;
      }
    }
  }

  /** The file the caller names, null for none: the call itself asks for the front. A caller that says nothing is not waited for. */
  private static @Nullable Path heard(SocketChannel caller) {
    try (caller; Selector selector = Selector.open()) {
      caller.configureBlocking(false);
      caller.register(selector, SelectionKey.OP_READ);
      ByteBuffer text = ByteBuffer.allocate(LONGEST_PATH);
      long begun = System.nanoTime();
      while (text.hasRemaining() && System.nanoTime() - begun < HEARING_NANOS) {
        selector.select(TimeUnit.NANOSECONDS.toMillis(HEARING_NANOS));
        selector.selectedKeys().clear();
        if (caller.read(text) < 0) {
          String path = StandardCharsets.UTF_8.decode(text.flip()).toString();
          return path.isEmpty() ? null : Path.of(path);
        }
      }
      return null;
    } catch (InvalidPathException e) {
      LOG.info("The program was started again with a file whose name makes no sense: {}", e.toString());
      return null;
    } catch (IOException e) {
      LOG.debug("Whoever started the program again was gone before it had said why", e);
      return null;
    }
  }

  private static boolean raise(Path folder, @Nullable Path file) {
    try (SocketChannel caller = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      boolean connected = caller.connect(UnixDomainSocketAddress.of(folder.resolve(SOCKET)));
      if (file != null) {
        ByteBuffer text = StandardCharsets.UTF_8.encode(file.toString());
        while (text.hasRemaining()) {
          caller.write(text);
        }
      }
      return connected;
    } catch (IOException | RuntimeException e) {
      LOG.info("The first window cannot be reached: {}", e.toString());
      return false;
    }
  }

  private static void closeQuietly(@Nullable AutoCloseable thing) {
    try {
      if (thing != null) {
        thing.close();
      }
    } catch (Exception e) {
      LOG.debug("It is closed by the end of the program as well", e);
    }
  }
}

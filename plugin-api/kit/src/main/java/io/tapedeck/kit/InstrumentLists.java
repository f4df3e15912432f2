package io.tapedeck.kit;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists of instruments from a REST service, kept on disk so that the program knows them without a network too. A thread that may wait.
 */
public final class InstrumentLists {

  /** Reads a list. */
  @FunctionalInterface
  public interface Reader {

    /** The instruments in this answer that can be used. */
    List<Instrument> read(byte[] body) throws FrameException;
  }

  private final ExchangeContext context;
  private final String exchange;
  private final RestClient rest;

  /**
   * For one exchange.
   *
   * @param exchange its name for the trader
   */
  public InstrumentLists(ExchangeContext context, String exchange) {
    this.context = context;
    this.exchange = exchange;
    this.rest = new RestClient(context);
  }

  /**
   * The instruments at some addresses together: fresh ones, or else those of the last time.
   *
   * @param name of the list on disk, letters, digits and dashes
   * @throws ExchangeException when neither can be had
   */
  public List<Instrument> load(String name, List<String> urls, Reader reader) throws ExchangeException {
    List<Instrument> all = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      all.addAll(load(name + (urls.size() == 1 ? "" : "-" + (i + 1)), urls.get(i), reader));
    }
    return List.copyOf(all);
  }

  private List<Instrument> load(String name, String url, Reader reader) throws ExchangeException {
    Optional<Path> file = context.cache().map(folder -> folder.resolve(name + ".json"));
    try {
      byte[] body = rest.get(url);
      List<Instrument> fresh = read(body, reader);
      file.ifPresent(path -> keep(path, body));
      return fresh;
    } catch (ExchangeException e) {
      if (file.isPresent() && Files.isRegularFile(file.get())) {
        return kept(file.get(), reader, e);
      }
      throw e;
    }
  }

  private List<Instrument> kept(Path file, Reader reader, ExchangeException instead) throws ExchangeException {
    try {
      List<Instrument> old = reader.read(Files.readAllBytes(file));
      context.log().log(System.Logger.Level.INFO, "The list of instruments is that of " + Files.getLastModifiedTime(file)
          + ": " + instead.problem().text());
      return old;
    } catch (IOException | FrameException e) {
      throw instead;
    }
  }

  private List<Instrument> read(byte[] body, Reader reader) throws ExchangeException {
    try {
      return reader.read(body);
    } catch (FrameException e) {
      throw new ExchangeException(Problem.retryable(
          Problem.Kind.MALFORMED, exchange + "'s list of symbols could not be read.", e.reason()), e);
    }
  }

  private void keep(Path file, byte[] body) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        return;
      }
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "list", ".part");
      Files.write(fresh, body);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The list is only a convenience; without it the next start needs the network.
      context.log().log(System.Logger.Level.INFO, "The list of instruments could not be kept: " + e);
    }
  }
}

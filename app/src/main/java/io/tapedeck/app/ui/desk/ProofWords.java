package io.tapedeck.app.ui.desk;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.ProofModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;

/** What speaks for a book, or against it, in a few words and with its age. EDT. */
final class ProofWords {
  private static final Phrase CHECKSUM = Phrase.of("book.proof.checksum");
  private static final Phrase SEQUENCE = Phrase.of("book.proof.sequence");
  private static final Phrase BOTH = Phrase.of("book.proof.both");
  private static final Phrase UNPROVEN = Phrase.of("book.proof.none");
  private static final Phrase WRONG = Phrase.of("book.proof.wrong");
  private static final Phrase GONE = Phrase.of("book.proof.gap");
  private static final Phrase OLD = Phrase.of("book.proof.old");
  private static final String REBUILDING = Texts.of("book.proof.rebuilding");
  private static final String WAITING = Texts.of("book.proof.waiting");
  private static final String SILENT = Texts.of("book.proof.silent");

  private ProofWords() {}

  /** Appends the words for a stream's book. */
  static StringBuilder append(StringBuilder out, StreamModel stream, long nowNanos) {
    ProofModel proofs = stream.proofs();
    Verdict.State state = stream.verdict().state();
    BookState book = stream.book();
    if (book == BookState.RESYNC || state == Verdict.State.RESYNC) {
      return proofs.wrongNanos() == 0 ? out.append(REBUILDING) : put(out, proofs.wrong() > 0 ? WRONG : GONE, nowNanos - proofs.wrongNanos());
    }
    if (book == BookState.AWAITING_SNAPSHOT) {
      return out.append(WAITING);
    }
    if (!state.trusted()) {
      return proofs.rightNanos() == 0 ? out.append(SILENT) : put(out, OLD, nowNanos - proofs.rightNanos());
    }
    if (proofs.kind().equals("none") || proofs.rightNanos() == 0) {
      return put(out, UNPROVEN, stream.ageNanos(nowNanos));
    }
    Phrase right = proofs.kind().equals("checksum") ? CHECKSUM : proofs.kind().equals("sequence") ? SEQUENCE : BOTH;
    return put(out, right, nowNanos - proofs.rightNanos());
  }

  private static StringBuilder put(StringBuilder out, Phrase phrase, long ageNanos) {
    out.append(phrase.before());
    return Figures.age(out, ageNanos).append(phrase.after());
  }
}

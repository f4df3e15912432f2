package io.tapedeck.app.tape;

/** Says in one sentence, with the place, why a recording cannot be read. */
public final class RecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean misuse;

  private RecordingException(String sentence, boolean misuse) {
    super(sentence, null, false, false);
    this.misuse = misuse;
  }

  /** The user named something that is not there. */
  public static RecordingException misuse(String sentence) {
    return new RecordingException(sentence, true);
  }

  /** The file is damaged. */
  public static RecordingException damaged(String sentence) {
    return new RecordingException(sentence, false);
  }

  /** True when the user named the wrong thing; false when the file is damaged. */
  public boolean misuse() {
    return misuse;
  }

  /** The sentence for the user. */
  public String sentence() {
    String message = getMessage();
    return message == null ? "The recording cannot be read." : message;
  }
}

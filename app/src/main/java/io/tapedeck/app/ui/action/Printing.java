package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.awt.print.Printable;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.print.PrintService;
import javax.swing.SwingUtilities;

/** Prints: printers are looked for and fed on a thread of their own, the system's question comes on the EDT. EDT. */
final class Printing {
  private final Consumer<String> say;
  private Printers printers = PrinterJob::lookupPrintServices;
  private Executor worker = task -> {
    Thread thread = new Thread(task, "tapedeck-print");
    thread.setDaemon(true);
    thread.start();
  };

  /** Finds printers; may take its time. */
  interface Printers {
    PrintService[] all();
  }

  /** What became of it is told to {@code say}, in a sentence. */
  Printing(Consumer<String> say) {
    this.say = say;
  }

  /** Other printers, for tests. */
  void by(Printers newPrinters, Executor newWorker) {
    printers = newPrinters;
    worker = newWorker;
  }

  void print(Printable pages, String jobName) {
    say.accept(Texts.of("print.looking"));
    worker.execute(() -> {
      PrinterJob job = null;
      try {
        if (printers.all().length > 0) {
          job = PrinterJob.getPrinterJob();
          job.setJobName(jobName);
          job.setPrintable(pages);
        }
      } catch (RuntimeException e) {
        // A print system that fails is one without printers.
        job = null;
      }
      PrinterJob found = job;
      SwingUtilities.invokeLater(() -> ask(found));
    });
  }

  private void ask(@org.jspecify.annotations.Nullable PrinterJob job) {
    if (job == null) {
      say.accept(Texts.of("print.none"));
    } else if (!job.printDialog()) {
      say.accept(Texts.of("print.cancelled"));
    } else {
      say.accept(Texts.of("print.printing"));
      worker.execute(() -> {
        String said;
        try {
          job.print();
          said = Texts.of("print.done");
        } catch (PrinterException e) {
          said = Texts.of("print.failed", String.valueOf(e.getMessage()));
        }
        String sentence = said;
        SwingUtilities.invokeLater(() -> say.accept(sentence));
      });
    }
  }
}

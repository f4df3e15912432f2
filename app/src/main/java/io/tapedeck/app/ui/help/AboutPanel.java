package io.tapedeck.app.ui.help;

import io.tapedeck.app.diag.BuildFacts;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.ui.kit.Buttons;
import io.tapedeck.app.ui.kit.FactTable;
import io.tapedeck.app.ui.kit.FactTable.Cell;
import io.tapedeck.app.ui.kit.FactTable.Column;
import io.tapedeck.app.ui.kit.Lines;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;

/** Which program this is, under which licence, and what it is made with. EDT. */
public final class AboutPanel extends TokenPanel {
  private static final long serialVersionUID = 1;

  /** About this program; {@code copy} takes its facts as text. */
  public AboutPanel(Consumer<String> copy) {
    super("panel", new MigLayout("insets 20, wrap 2, gap 0", "[]16[grow, fill]"));
    setName("aboutPanel");
    getAccessibleContext().setAccessibleName(Texts.of("about.title"));
    TokenLabel icon = new TokenLabel("", "text", 12, false);
    icon.setIcon(Icons.app(64));
    icon.getAccessibleContext().setAccessibleName(Texts.of("app"));
    TokenPanel facts = new TokenPanel("panel", new MigLayout("insets 0, wrap 1, gap 0, fillx", "[grow]"));
    List<String> lines = BuildFacts.lines();
    facts.add(new TokenLabel(lines.get(0), "text", 22, true));
    facts.add(new TokenLabel(Texts.of("about.what"), "muted", 12, false), "gaptop 2, gapbottom 10");
    lines.stream().skip(1).forEach(line -> facts.add(new TokenLabel(line, "text", 12, false), "gaptop 2"));
    facts.add(new TokenLabel(BuildFacts.system(), "text", 12, false), "gaptop 2");
    for (String line : Texts.of("about.licence").split("\n", -1)) {
      facts.add(new TokenLabel(line, "text", 12, false), line.isEmpty() ? "h 8!" : "gaptop 2");
    }
    add(icon, "aligny top");
    add(facts);
    List<ThirdParty> parties = ThirdParty.all();
    FactTable table = new FactTable("libraries", Texts.of("about.libraries"),
        List.of(new Column(Texts.of("about.library"), 210, false), new Column(Texts.of("about.itsLicence"), 330, false)));
    table.rows(parties.stream().map(party -> List.of(Cell.of(party.name()), new Cell(party.licence(), "muted"))).toList());
    JScrollPane scroll = table.scrolling(6);
    scroll.setBorder(Lines.around("border"));
    add(new TokenLabel(Texts.of(parties.isEmpty() ? "about.noList" : "about.libraries"), "muted", 12, false), "skip 1, gaptop 14");
    if (!parties.isEmpty()) {
      add(scroll, "skip 1, growx, gaptop 6");
    }
    JButton copying = Buttons.words(Texts.of("copy"));
    copying.setName("copyAbout");
    copying.addActionListener(e -> copy.accept(text(parties)));
    add(copying, "skip 1, align right, growx 0, gaptop 14");
  }

  private static String text(List<ThirdParty> parties) {
    StringBuilder out = new StringBuilder();
    BuildFacts.lines().forEach(line -> out.append(line).append('\n'));
    out.append(BuildFacts.system()).append("\n\n").append(Texts.of("about.licence")).append("\n\n");
    parties.forEach(party -> out.append(party.name()).append(": ").append(party.licence()).append('\n'));
    return out.toString();
  }
}

package org.factorscope.viz.fx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.factorscope.viz.export.BalancedGrid;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// One to six panels as cards in a balanced grid, painted by one worker. One of them can fill the
/// whole area.
///
/// Style classes: `panel-grid` (pseudo-class `dark`), `panel-card`, `panel-header`, `panel-title`,
/// `panel-subtitle`, `panel-fill-button`, `panel-fill-icon`, and those of [PanelView]. There are
/// defaults that any author stylesheet overrides. JavaFX thread only; close it to end its worker.
public final class PanelGrid extends Region implements AutoCloseable {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final double GAP = 12;
  private static final double NARROWEST_CARD = 240;

  /// A low area is better divided into columns than into strips.
  private static final double LOW_AREA = 450;

  private static final double NARROWEST_IN_LOW_AREA = 180;

  private final RenderLoop loop;
  private final Map<String, PanelCard> cards = new LinkedHashMap<>();
  private final ReadOnlyStringWrapper filled = new ReadOnlyStringWrapper(this, "filled", "");
  private final ObjectProperty<Highlight> highlight =
      new SimpleObjectProperty<>(this, "highlight", Highlight.NONE);
  private Set<String> chosen = Set.of();
  private Theme theme = Theme.light();
  private Motion motion = Motion.ON;
  private PanelGridListener listener = PanelGridListener.NONE;
  private PanelMenu menu = PanelMenu.NONE;

  /// An empty grid with a [FastPainter] for each view.
  ///
  /// @param onFailure hears, on the worker's thread, what a painter throws
  public PanelGrid(Consumer<Throwable> onFailure) {
    this(() -> new FastPainter()::paint, onFailure);
  }

  /// An empty grid with other painters.
  ///
  /// @param painters makes the painter of each view; see [PanelPainter]
  /// @param onFailure hears, on the worker's thread, what a painter throws
  public PanelGrid(Supplier<PanelPainter> painters, Consumer<Throwable> onFailure) {
    this(new RenderLoop(painters, onFailure));
  }

  PanelGrid(RenderLoop loop) {
    this.loop = loop;
    getStyleClass().add("panel-grid");
    highlight.subscribe(
        lit -> cards.values().forEach(card -> card.view().highlightProperty().set(lit)));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !filled.get().isEmpty()) {
            unfill();
            event.consume();
          }
        });
  }

  /// Shows these panels in this order. A view whose panel's id is still there is kept, with its
  /// zoom and focus; a panel that fills the area keeps filling it while its id is there.
  public void show(List<Panel> panels) {
    Map<String, PanelCard> kept = new LinkedHashMap<>();
    for (Panel panel : panels) {
      PanelCard card = cards.remove(panel.id());
      kept.put(panel.id(), card == null ? newCard(panel.id()) : card);
    }
    cards.values().forEach(card -> card.view().dispose());
    cards.clear();
    cards.putAll(kept);
    panels.forEach(panel -> cardOf(panel.id()).ifPresent(card -> card.show(panel)));
    if (!cards.containsKey(filled.get())) {
      filled.set("");
    }
    arrange();
  }

  private PanelCard newCard(String id) {
    PanelView view = new PanelView(loop);
    view.setTheme(theme);
    view.setMotion(motion);
    view.highlightProperty().set(highlight.get());
    view.setListener(new PassedOn(id));
    return new PanelCard(view, () -> toggle(id), panel -> menu.items(panel));
  }

  /// Colours and size of type of every panel.
  public void setTheme(Theme theme) {
    this.theme = theme;
    pseudoClassStateChanged(DARK, theme.isDark());
    cards.values().forEach(card -> card.view().setTheme(theme));
  }

  /// Whether markers glide.
  public void setMotion(Motion motion) {
    this.motion = motion;
    cards.values().forEach(card -> card.view().setMotion(motion));
  }

  /// Who hears what the user does.
  public void setListener(PanelGridListener listener) {
    this.listener = listener;
  }

  /// What can be done with each panel.
  public void setMenu(PanelMenu menu) {
    this.menu = menu;
  }

  /// What is lit in every panel. Hovering sets it.
  public ObjectProperty<Highlight> highlightProperty() {
    return highlight;
  }

  /// The id of the panel that fills the area; empty if none does.
  public ReadOnlyStringProperty filledProperty() {
    return filled.getReadOnlyProperty();
  }

  /// Lets one panel fill the area; an unknown id changes nothing.
  public void fill(String id) {
    if (cards.containsKey(id)) {
      filled.set(id);
      arrange();
    }
  }

  /// Shows all panels again.
  public void unfill() {
    filled.set("");
    chosen = Set.of();
    arrange();
  }

  /// Shows only the panels with these ids; none of them means all.
  public void choose(Collection<String> ids) {
    filled.set("");
    chosen = Set.copyOf(ids);
    arrange();
  }

  /// The ids of the panels that are to be seen, in order; empty if these are all.
  public List<String> chosen() {
    List<String> seen = cards.keySet().stream().filter(this::isSeen).toList();
    return seen.size() == cards.size() ? List.of() : seen;
  }

  private boolean isSeen(String id) {
    if (!filled.get().isEmpty()) {
      return filled.get().equals(id);
    }
    boolean hasChosen = cards.keySet().stream().anyMatch(chosen::contains);
    return !hasChosen || chosen.contains(id);
  }

  private void toggle(String id) {
    if (filled.get().equals(id)) {
      unfill();
    } else {
      fill(id);
    }
  }

  /// The view of a panel, for example to focus it.
  public Optional<PanelView> view(String id) {
    return cardOf(id).map(PanelCard::view);
  }

  /// Whether there are panels and each that is to be seen shows its newest picture.
  public boolean isPainted() {
    return loop.isIdle()
        && !getChildren().isEmpty()
        && getChildren().stream()
            .allMatch(
                child -> child instanceof PanelCard card && card.view().geometry().isPresent());
  }

  Optional<PanelCard> cardOf(String id) {
    return Optional.ofNullable(cards.get(id));
  }

  /// Cards that are not to be seen are not children: a view outside of a scene is not painted.
  private void arrange() {
    List<PanelCard> visible = new ArrayList<>();
    cards.forEach(
        (id, card) -> {
          boolean fills = filled.get().equals(id);
          card.setExtent(fills ? PanelCard.Extent.FILLED : PanelCard.Extent.CARD);
          if (isSeen(id)) {
            visible.add(card);
          }
        });
    if (!getChildren().equals(visible)) {
      getChildren().setAll(visible);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - snappedLeftInset() - snappedRightInset();
    double height = getHeight() - snappedTopInset() - snappedBottomInset();
    int count = getChildren().size();
    if (count == 0 || width <= 0 || height <= 0) {
      return;
    }
    double narrowest = height < LOW_AREA ? NARROWEST_IN_LOW_AREA : NARROWEST_CARD;
    BalancedGrid grid = BalancedGrid.of(count, width, height, GAP, narrowest);
    for (int i = 0; i < count; i++) {
      BalancedGrid.Cell cell = grid.cell(i);
      double left = snapPositionX(snappedLeftInset() + cell.x());
      double top = snapPositionY(snappedTopInset() + cell.y());
      double right = snapPositionX(snappedLeftInset() + cell.x() + cell.width());
      double bottom = snapPositionY(snappedTopInset() + cell.y() + cell.height());
      getChildren().get(i).resizeRelocate(left, top, right - left, bottom - top);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return 2 * NARROWEST_CARD + GAP;
  }

  @Override
  protected double computePrefHeight(double width) {
    return NARROWEST_CARD;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  public String getUserAgentStylesheet() {
    return PanelGrid.class.getResource("panel-grid.css").toExternalForm();
  }

  /// Ends the worker.
  @Override
  public void close() {
    loop.close();
  }

  /// Says which panel it was.
  private final class PassedOn implements PanelListener {
    private final String id;

    PassedOn(String id) {
      this.id = id;
    }

    @Override
    public void highlighted(Highlight lit) {
      highlight.set(lit);
      listener.highlighted(id, lit);
    }

    @Override
    public void dragged(Handle handle, double x, double y, DragPhase phase) {
      listener.dragged(id, handle, x, y, phase);
    }

    @Override
    public void scrubbed(double position) {
      listener.scrubbed(id, position);
    }
  }
}

package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.Tokens;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager2;
import java.util.HashMap;
import java.util.Map;

/**
 * One row: some parts from the left, some from the right, at most one that fills the middle. Parts never shrink: when the row is too
 * narrow they leave whole, in a set order. EDT.
 */
public final class StripLayout implements LayoutManager2 {
  private static final Slot DEFAULT = left(0);

  private final Map<Component, Slot> slots = new HashMap<>();
  private final int height;
  private final int edge;

  /**
   * A row.
   *
   * @param height at 100 %
   * @param edge free room at both ends, at 100 %
   */
  public StripLayout(int height, int edge) {
    this.height = height;
    this.edge = edge;
  }

  /**
   * Where a part stands.
   *
   * @param right true when it is counted from the right end; the first one added is the leftmost of them
   * @param give what a part does with room that is left or missing
   * @param gap free room before it, at 100 %
   * @param leaves the parts with the lowest number leave first; 0 for never
   */
  public record Slot(boolean right, Give give, int gap, int leaves) {
    /** Leaves the row in this order when it is too narrow. */
    public Slot leaving(int order) {
      return new Slot(right, give, gap, order);
    }
  }

  /** What a part does with room that is left or missing. */
  public enum Give {
    /** Always its preferred width. */
    STIFF,
    /** Gets narrower when there is little room, never wider than it prefers. */
    SHRINKS,
    /** Takes all that is left. */
    FILLS
  }

  /** From the left. */
  public static Slot left(int gap) {
    return new Slot(false, Give.STIFF, gap, 0);
  }

  /** From the right. */
  public static Slot right(int gap) {
    return new Slot(true, Give.STIFF, gap, 0);
  }

  /** From the left; gets narrower when it must. One in a row. */
  public static Slot shrinking(int gap) {
    return new Slot(false, Give.SHRINKS, gap, 0);
  }

  /** Takes what is left between both ends. One in a row. */
  public static Slot filling(int gap) {
    return new Slot(false, Give.FILLS, gap, 0);
  }

  @Override
  public void addLayoutComponent(Component component, Object constraint) {
    slots.put(component, constraint instanceof Slot slot ? slot : DEFAULT);
  }

  @Override
  public void addLayoutComponent(String name, Component component) {
    slots.put(component, DEFAULT);
  }

  @Override
  public void removeLayoutComponent(Component component) {
    slots.remove(component);
  }

  @Override
  public void layoutContainer(Container parent) {
    Insets insets = parent.getInsets();
    int from = insets.left + Tokens.px(edge);
    int to = parent.getWidth() - insets.right - Tokens.px(edge);
    int threshold = threshold(parent, to - from);
    int rowHeight = parent.getHeight() - insets.top - insets.bottom;
    int spare = to - from - width(parent, threshold);
    int x = from;
    for (Component c : parent.getComponents()) {
      Slot slot = slot(c);
      if (!present(c, slot, threshold)) {
        c.setBounds(0, 0, 0, 0);
      } else if (!slot.right()) {
        x += Tokens.px(slot.gap());
        x += place(c, x, insets.top, rowHeight, width(c, slot, spare));
      }
    }
    int right = to;
    for (int i = parent.getComponentCount() - 1; i >= 0; i--) {
      Component c = parent.getComponent(i);
      Slot slot = slot(c);
      if (slot.right() && present(c, slot, threshold)) {
        int width = c.getPreferredSize().width;
        right -= width;
        place(c, right, insets.top, rowHeight, width);
        right -= Tokens.px(slot.gap());
      }
    }
  }

  private static int place(Component c, int x, int top, int rowHeight, int width) {
    int h = Math.min(rowHeight, c.getPreferredSize().height);
    c.setBounds(x, top + (rowHeight - h) / 2, width, h);
    return width;
  }

  /** Spare room counts from the part's minimum. */
  private static int width(Component c, Slot slot, int spare) {
    int preferred = c.getPreferredSize().width;
    int most = slot.give() == Give.STIFF ? 0 : Math.max(0, c.getMinimumSize().width + spare);
    return switch (slot.give()) {
      case STIFF -> preferred;
      case SHRINKS -> Math.min(preferred, most);
      case FILLS -> most;
    };
  }

  /** Parts that leave at or below this number are absent. */
  private int threshold(Container parent, int room) {
    int threshold = 0;
    while (width(parent, threshold) > room) {
      int next = Integer.MAX_VALUE;
      for (Component c : parent.getComponents()) {
        int leaves = slot(c).leaves();
        if (leaves > threshold && c.isVisible()) {
          next = Math.min(next, leaves);
        }
      }
      if (next == Integer.MAX_VALUE) {
        break;
      }
      threshold = next;
    }
    return threshold;
  }

  private int width(Container parent, int threshold) {
    int width = 0;
    for (Component c : parent.getComponents()) {
      Slot slot = slot(c);
      if (present(c, slot, threshold)) {
        width += Tokens.px(slot.gap());
        width += slot.give() == Give.STIFF ? c.getPreferredSize().width : c.getMinimumSize().width;
      }
    }
    return width;
  }

  private static boolean present(Component c, Slot slot, int threshold) {
    return c.isVisible() && (slot.leaves() == 0 || slot.leaves() > threshold);
  }

  private Slot slot(Component c) {
    return slots.getOrDefault(c, DEFAULT);
  }

  @Override
  public Dimension preferredLayoutSize(Container parent) {
    Insets insets = parent.getInsets();
    int width = width(parent, 0) + 2 * Tokens.px(edge) + insets.left + insets.right;
    return new Dimension(width, Tokens.px(height) + insets.top + insets.bottom);
  }

  @Override
  public Dimension minimumLayoutSize(Container parent) {
    return new Dimension(0, preferredLayoutSize(parent).height);
  }

  @Override
  public Dimension maximumLayoutSize(Container target) {
    return new Dimension(Integer.MAX_VALUE, preferredLayoutSize(target).height);
  }

  @Override
  public float getLayoutAlignmentX(Container target) {
    return 0;
  }

  @Override
  public float getLayoutAlignmentY(Container target) {
    return 0.5f;
  }

  @Override
  public void invalidateLayout(Container target) {
    // Nothing is cached.
  }
}

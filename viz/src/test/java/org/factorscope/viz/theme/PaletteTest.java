package org.factorscope.viz.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {
  private static double contrast(Color one, Color other) {
    double a = Oklab.luminance(one.getRGB());
    double b = Oklab.luminance(other.getRGB());
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  @Test
  void classColoursStandOutFromTheSurfaceAndFromEachOther() {
    for (Theme theme : List.of(Theme.light(), Theme.dark())) {
      for (int i = 0; i < Palette.classCount(); i++) {
        Color color = Palette.classColor(i, theme);
        assertTrue(contrast(color, theme.surface()) > 2, theme.name() + " class " + i);
        for (int j = 0; j < i; j++) {
          Oklab a = Oklab.of(color);
          Oklab b = Oklab.of(Palette.classColor(j, theme));
          double distance = Math.hypot(a.l() - b.l(), Math.hypot(a.a() - b.a(), a.b() - b.b()));
          assertTrue(distance > 0.08, theme.name() + " classes " + i + " and " + j);
        }
      }
    }
  }

  @Test
  void numbersCanBeReadOnEveryColourOfATable() {
    for (Theme theme : List.of(Theme.light(), Theme.dark())) {
      for (ColorTable table :
          List.of(ColorTable.viridis(), ColorTable.diverging(theme), ColorTable.grey())) {
        for (int i = 0; i < ColorTable.SIZE; i++) {
          int argb = table.at((i + 0.5) / ColorTable.SIZE);
          assertTrue(contrast(new Color(argb), Palette.textOn(argb)) >= 4.3);
        }
      }
    }
  }

  @Test
  void viridisGrowsLighterAllTheWay() {
    ColorTable table = ColorTable.viridis();
    for (int i = 1; i < ColorTable.SIZE; i++) {
      double before = Oklab.luminance(table.at((i - 0.5) / ColorTable.SIZE));
      double after = Oklab.luminance(table.at((i + 0.5) / ColorTable.SIZE));
      assertTrue(after >= before - 0.002, "entry " + i);
    }
  }

  @Test
  void zeroIsAlmostTheSurfaceInADivergingTable() {
    for (Theme theme : List.of(Theme.light(), Theme.dark())) {
      Oklab zero = Oklab.of(new Color(ColorTable.diverging(theme).at(0.5)));
      assertEquals(Oklab.of(theme.surface()).l(), zero.l(), 0.08);
      assertEquals(0, Math.hypot(zero.a(), zero.b()), 0.03);
    }
  }

  @Test
  void mixingEndsAtItsEnds() {
    Color blue = Palette.classColor(0, Theme.light());
    Color orange = Palette.classColor(1, Theme.light());
    assertEquals(blue, Oklab.mix(blue, orange, 0));
    assertEquals(orange, Oklab.mix(blue, orange, 1));
  }

  @Test
  void theBundledFontHasTheSymbolsOfTheLessons() {
    for (int symbol : "≈·×−²₁ᵀ∞αβγλμσΣ‖∇√≤…".codePoints().toArray()) {
      assertTrue(Typeface.regular(12).canDisplay(symbol), Character.toString(symbol));
    }
    assertEquals("DejaVu Sans", Typeface.bold(12).getFamily());
  }
}

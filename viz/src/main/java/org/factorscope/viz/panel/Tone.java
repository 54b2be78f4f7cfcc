package org.factorscope.viz.panel;

/// A colour by its meaning; the theme says what it looks like.
///
/// @param index which class colour (and shape), used with [Kind#CLASS] only
public record Tone(Kind kind, int index) {
  /// What a colour stands for.
  public enum Kind {
    /// A class, cluster, atom or component: Okabe-Ito colour and shape number `index`, cyclic.
    CLASS,
    /// Ordinary ink.
    INK,
    /// Present but in the background.
    MUTED,
    /// The one accent: the thing to look at now.
    ACCENT,
    /// Something that fails or must be noticed.
    WARNING
  }

  public static final Tone INK = new Tone(Kind.INK, 0);
  public static final Tone MUTED = new Tone(Kind.MUTED, 0);
  public static final Tone ACCENT = new Tone(Kind.ACCENT, 0);
  public static final Tone WARNING = new Tone(Kind.WARNING, 0);

  /// The colour of class `index`, counted from 0.
  public static Tone ofClass(int index) {
    return new Tone(Kind.CLASS, index);
  }
}

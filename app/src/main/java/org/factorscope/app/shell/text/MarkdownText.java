package org.factorscope.app.shell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown whose formulas are taken out before it is parsed, because to Markdown an underscore is
/// emphasis and not an index. A formula leaves a mark with its number behind.
///
/// @param markdown with marks in place of the formulas
/// @param formulas LaTeX, by number
record MarkdownText(String markdown, List<String> formulas) {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern FORMULA =
      Pattern.compile("\\$\\$(.+?)\\$\\$|\\$([^$\n]+?)\\$", Pattern.DOTALL);
  private static final Pattern MARK = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

  /// Part of a text: words, or the LaTeX of a formula.
  sealed interface Piece {
    /// Words.
    record Words(String text) implements Piece {}

    /// A formula.
    record Formula(String latex) implements Piece {}
  }

  MarkdownText {
    formulas = List.copyOf(formulas);
  }

  static MarkdownText of(String source) {
    List<String> formulas = new ArrayList<>();
    String marked =
        FORMULA
            .matcher(source)
            .replaceAll(
                match -> {
                  String latex = match.group(1) != null ? match.group(1) : match.group(2);
                  formulas.add(latex.strip());
                  return OPEN + Integer.toString(formulas.size() - 1) + CLOSE;
                });
    return new MarkdownText(marked, formulas);
  }

  /// The words and formulas of a stretch of parsed text.
  List<Piece> pieces(String literal) {
    List<Piece> pieces = new ArrayList<>();
    Matcher mark = MARK.matcher(literal);
    int from = 0;
    while (mark.find()) {
      addWords(pieces, literal.substring(from, mark.start()));
      pieces.add(new Piece.Formula(formulas.get(Integer.parseInt(mark.group(1)))));
      from = mark.end();
    }
    addWords(pieces, literal.substring(from));
    return pieces;
  }

  private static void addWords(List<Piece> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words));
    }
  }
}

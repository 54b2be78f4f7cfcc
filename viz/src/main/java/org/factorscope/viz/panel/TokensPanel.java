package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;

/// A sequence of tokens, set like running text: a document with the topic of each word, a sentence
/// with the attention that each word gets.
///
/// @param tokens in reading order
/// @param role what [Token#index()] counts
/// @param weightName what a token's weight is, for the tooltip; may be empty
/// @param note plain sentences below; may be empty
public record TokensPanel(
    String id,
    String title,
    String subtitle,
    List<Token> tokens,
    Role role,
    String weightName,
    String note)
    implements Panel {
  /// The group of a token that belongs to none.
  public static final int NO_GROUP = -1;

  /// A word, or part of one.
  ///
  /// @param group a class, whose colour and number the token shows, or [#NO_GROUP]
  /// @param weight in [0, 1]: how strong the colour behind the token is; NaN for none
  /// @param index what the token lights, for example the number of its word in the vocabulary
  public record Token(String text, int group, double weight, int index) {}

  public TokensPanel {
    tokens = List.copyOf(tokens);
  }

  /// A builder of a sequence with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  /// Collects tokens in reading order.
  public static final class Builder extends PanelBuilder<Builder> {
    private final List<Token> tokens = new ArrayList<>();
    private Role role = Role.NONE;
    private String weightName = "";
    private String note = "";

    private Builder(String id) {
      super(id);
    }

    /// What the index of a token counts.
    public Builder role(Role ofTokens) {
      role = ofTokens;
      return this;
    }

    /// Adds a token without a weight.
    public Builder token(String text, int group) {
      tokens.add(new Token(text, group, Double.NaN, tokens.size()));
      return this;
    }

    public Builder token(Token token) {
      tokens.add(token);
      return this;
    }

    /// What a weight is.
    public Builder weights(String name) {
      weightName = name;
      return this;
    }

    /// Plain sentences below the tokens.
    public Builder note(String sentences) {
      note = sentences;
      return this;
    }

    public TokensPanel build() {
      return new TokensPanel(id, title, subtitle, tokens, role, weightName, note);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}

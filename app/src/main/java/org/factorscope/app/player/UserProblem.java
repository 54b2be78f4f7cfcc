package org.factorscope.app.player;

/// Something that went wrong and that the user can mend.
///
/// @param title what was tried, for example "The data cannot be used"
/// @param sentence what is wrong, where, and what would be right
public record UserProblem(String title, String sentence) {}

package org.factorscope.app.lesson;

import java.util.List;
import java.util.Map;

/// A heading of a lesson's text with what stands below it.
///
/// @param title behind the key, or the heading itself
/// @param text running Markdown, without what the other components hold
/// @param formula LaTeX between `$$` lines, or empty
/// @param code the lines of the fenced block, or none
/// @param items "- `key`: text" by key, in order
/// @param entries headings one level down by key, in order
record WordEntry(
    String title,
    String text,
    String formula,
    List<String> code,
    Map<String, String> items,
    Map<String, WordEntry> entries) {}

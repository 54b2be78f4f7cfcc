package org.factorscope.app.lesson;

/// Where something stands.
///
/// @param document for example "Tang, Matrix factorization (slides, 2024)"
/// @param place section or equation numbers
/// @param note where we differ from it, or empty
public record Source(String document, String place, String note) {}

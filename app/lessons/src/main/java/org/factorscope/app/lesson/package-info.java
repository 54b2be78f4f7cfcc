/// Lessons: an algorithm, its parameters, and what to show of its states.
///
/// [Lesson] is the contract, `catalog` the list; one package a chapter below this one, one class a
/// lesson, its text a resource beside it. A new lesson needs an algorithm, a lesson, a text and a
/// line in the catalogue, and no user-interface code.
///
/// Must not be here: JavaFX, drawing, files other than the lessons' own texts, threads.
@NullMarked
package org.factorscope.app.lesson;

import org.jspecify.annotations.NullMarked;

/// The numbers of panels as text: tables for spreadsheets, matrices for LaTeX.
///
/// Must not be here: pictures, files, JavaFX.
@NullMarked
package org.factorscope.viz.numbers;

import org.jspecify.annotations.NullMarked;

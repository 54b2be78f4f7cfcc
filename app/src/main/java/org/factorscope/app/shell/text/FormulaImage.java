package org.factorscope.app.shell.text;

import javafx.scene.image.Image;

/// A drawn formula.
///
/// @param width in logical pixels
/// @param height in logical pixels, depth included
/// @param depth below the baseline, in logical pixels
record FormulaImage(Image pixels, double width, double height, double depth) {}

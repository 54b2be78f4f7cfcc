/// The pictures that many lessons draw: a plot in the plane of two columns, curves over the run,
/// factors as heatmaps, the table of the moment. Titles and subtitles come from the lesson's text.
///
/// Must not be here: anything that only one lesson needs, drawing, JavaFX.
@NullMarked
package org.factorscope.app.lesson.picture;

import org.jspecify.annotations.NullMarked;

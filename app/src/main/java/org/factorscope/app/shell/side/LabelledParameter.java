package org.factorscope.app.shell.side;

import org.factorscope.app.lesson.LessonWords.ParameterWords;
import org.factorscope.app.lesson.Parameter;

/// A parameter with its words.
record LabelledParameter(Parameter<?> parameter, ParameterWords words) {
  String name() {
    return parameter.name();
  }

  String label() {
    return words.label();
  }

  String help() {
    return words.help();
  }
}

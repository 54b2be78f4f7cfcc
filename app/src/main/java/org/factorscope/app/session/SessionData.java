package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.NoData;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.ImageShape;
import tools.jackson.databind.JsonNode;

/// The data of a session: a name of the catalogue, or everything.
final class SessionData {
  private SessionData() {}

  /// Whether the data come from the catalogue, all of it or some columns.
  static boolean isCatalogued(Dataset data) {
    return data.name().equals(NoData.NAME)
        || DatasetCatalog.all().stream()
            .anyMatch(
                info ->
                    info.name().equals(data.name()) && info.provenance().equals(data.provenance()));
  }

  static Dataset read(JsonFields session) {
    List<String> columns = session.texts("columns");
    JsonNode data = session.required("data");
    if (data.isString()) {
      Dataset known = RunSetup.data(data.stringValue());
      return columns.equals(known.columns()) ? known : known.select(columns);
    }
    JsonFields own = new JsonFields(session.place(), session.object("data"));
    own.refuseOthers(
        "name",
        "unit",
        "row-names",
        "labels",
        "label-name",
        "picture",
        "preferred-axes",
        "provenance",
        "licence",
        "listed-names",
        "values");
    DMatrixRMaj values = values(own);
    List<String> rowNames = own.texts("row-names");
    List<String> labels = own.texts("labels");
    refuseUnless(own, "columns", columns.size() == values.numCols);
    refuseUnless(own, "row-names", rowNames.isEmpty() || rowNames.size() == values.numRows);
    refuseUnless(own, "labels", labels.isEmpty() || labels.size() == values.numRows);
    List<Integer> axes = own.wholes("preferred-axes");
    refuseUnless(
        own, "preferred-axes", axes.stream().allMatch(axis -> axis < Math.max(1, columns.size())));
    return new Dataset(
            own.text("name"),
            own.text("name"),
            columns,
            values,
            rowNames,
            labels,
            picture(own, columns.size()),
            axes,
            own.text("unit"),
            own.text("provenance"),
            own.text("licence"))
        .withLabelName(own.has("label-name") ? own.text("label-name") : "")
        .withListedNames(own.has("listed-names") ? own.texts("listed-names") : List.of());
  }

  private static void refuseUnless(JsonFields own, String field, boolean fits) {
    if (!fits) {
      throw own.refusal("'%s' does not fit the shape of 'values'".formatted(field));
    }
  }

  private static ImageShape picture(JsonFields own, int columns) {
    List<Integer> shape = own.wholes("picture");
    refuseUnless(own, "picture", shape.size() == 2);
    ImageShape picture = new ImageShape(shape.get(0), shape.get(1));
    refuseUnless(
        own,
        "picture",
        picture.equals(ImageShape.NONE) || (long) picture.height() * picture.width() == columns);
    return picture;
  }

  private static DMatrixRMaj values(JsonFields own) {
    JsonNode rows = own.array("values");
    List<double[]> read = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!row.isArray()) {
        throw own.refusal("'values' must be an array of rows, each an array of numbers");
      }
      double[] numbers = new double[row.size()];
      for (int j = 0; j < numbers.length; j++) {
        JsonNode entry = row.get(j);
        numbers[j] = entry.isNull() ? Double.NaN : own.number("an entry of 'values'", entry);
      }
      read.add(numbers);
      refuseUnless(own, "values", numbers.length > 0 && numbers.length == read.getFirst().length);
    }
    refuseUnless(own, "values", !read.isEmpty());
    return new DMatrixRMaj(read.toArray(double[][]::new));
  }
}

package org.factorscope.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.factorscope.viz.export.CompactPicture;
import tools.jackson.databind.json.JsonMapper;

/// The page without a run: `page.html` with `page.css` and `page.js` put into it.
final class PageTemplate {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TITLE = "{{title}}";
  private static final String RUN = "{{run}}";

  private final String html;

  private PageTemplate(String html) {
    this.html = html;
  }

  static PageTemplate load() {
    return new PageTemplate(
        resource("page.html")
            .replace("{{style}}", resource("page.css"))
            .replace("{{script}}", resource("page.js")));
  }

  /// The bytes of the page without its pictures.
  long size(Map<String, Object> said) {
    return filled(said, List.of(), List.of()).getBytes(StandardCharsets.UTF_8).length
        // What each moment's panels take is known only with their subtitles.
        + 400L * ((List<?>) Objects.requireNonNull(said.get("moments"))).size();
  }

  /// The page of a run.
  String filled(Map<String, Object> said, Album album) {
    return filled(said, album.moments(), album.pictures());
  }

  private String filled(
      Map<String, Object> said, List<List<Album.Shown>> panels, List<CompactPicture> pictures) {
    Map<String, Object> run = new LinkedHashMap<>(said);
    run.put("panels", panels.stream().map(PageTemplate::panels).toList());
    run.put(
        "pictures",
        pictures.stream().map(picture -> List.of(kind(picture), picture.base64())).toList());
    String title = String.valueOf(said.get("title"));
    // In pieces, because titles and runs may hold the names of the places themselves.
    int place = html.indexOf(RUN);
    return html.substring(0, place).replace(TITLE, escaped(title))
        + inScript(run)
        + html.substring(place + RUN.length());
  }

  private static List<List<Object>> panels(List<Album.Shown> shown) {
    List<List<Object>> panels = new ArrayList<>();
    shown.forEach(
        panel ->
            panels.add(List.of(panel.id(), panel.title(), panel.subtitle(), panel.pictures())));
    return panels;
  }

  private static String kind(CompactPicture picture) {
    return switch (picture.kind()) {
      case SVG_GZ -> "svg";
      case PNG -> "png";
    };
  }

  /// JSON that cannot end the script element it stands in.
  private static String inScript(Object value) {
    return JSON.writeValueAsString(value).replace("<", "\\u003c");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(PageTemplate.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

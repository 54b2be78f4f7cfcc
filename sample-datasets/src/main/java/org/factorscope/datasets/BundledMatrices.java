package org.factorscope.datasets;

import java.util.List;
import org.factorscope.datasets.BundledFile.Form;
import org.factorscope.datasets.DatasetInfo.Gaps;

/// The bundled matrices: counts, ratings, votes and pictures.
final class BundledMatrices {
  private static final String R = "GPL-2 or GPL-3, as part of R";

  private BundledMatrices() {}

  static final List<BundledFile> ALL =
      List.of(
          new BundledFile(
              "deerwester",
              "Deerwester's nine titles",
              12,
              9,
              "How often 12 words come in nine titles, five on human–computer interaction and four"
                  + " on graphs; a row is a word, a column a title.",
              "S. Deerwester, S. Dumais, G. Furnas, T. Landauer, R. Harshman, Indexing by Latent"
                  + " Semantic Analysis, JASIS 41 (1990), Table 2; counted from its titles",
              "facts from a published paper",
              "count",
              List.of(0, 5),
              ImageShape.NONE),
          new BundledFile(
              "kjv_term_document",
              "King James Bible, books and words",
              66,
              600,
              "How often the 600 most frequent content words come in each book of the King James"
                  + " Bible; a row is a book, a column a word.",
              "King James Version 1611/1769, electronic text of C. Chapin's Bible Retrieval System;"
                  + " the counts are ours",
              "public domain text",
              "count",
              List.of(0, 1),
              ImageShape.NONE),
          counts(
              "kjv_chapter_term",
              "King James Bible, chapters and words",
              1189,
              600,
              "How often the 600 most frequent content words come in each of the 1189 chapters of"
                  + " the King James Bible; a row is a chapter, a column a word."),
          counts(
              "kjv_words",
              "King James Bible, 200 words",
              200,
              200,
              "How often each two of the 200 most frequent content words of the King James Bible"
                  + " come within five places of each other in a chapter."),
          counts(
              "kjv_cooccurrence",
              "King James Bible, 1000 words",
              1000,
              1000,
              "How often each two of the 1000 most frequent content words of the King James Bible"
                  + " come within five places of each other in a chapter."),
          new BundledFile(
              "volcano",
              "Volcano Maunga Whau",
              87,
              61,
              "Heights of Auckland's volcano Maunga Whau on a grid of 10 by 10 metres; the matrix"
                  + " is the picture.",
              "Digitized from a topographic map by R. Ihaka; values as in R 4.2.2",
              R,
              "m",
              List.of(0, 30),
              new ImageShape(1, 61)),
          new BundledFile(
              "camera128",
              "Camera photograph, 128 × 128",
              128,
              128,
              "A photographer behind his camera in grey values from 0 to 255; the matrix is the"
                  + " picture.",
              "Photograph by L. Varshney, as in scikit-image, made smaller",
              "CC0",
              "grey value",
              List.of(0, 64),
              new ImageShape(1, 128)),
          new BundledFile(
              "camera256",
              "Camera photograph, 256 × 256",
              256,
              256,
              "The same photograph with four times as many pixels; the matrix is the picture.",
              "Photograph by L. Varshney, as in scikit-image, made smaller",
              "CC0",
              "grey value",
              List.of(0, 128),
              new ImageShape(1, 256),
              Form.PICTURE,
              Gaps.NONE),
          new BundledFile(
              "insteval_block",
              "Lecture ratings, a block",
              120,
              60,
              "Ratings from 1 to 5 that 120 students gave 60 lecturers; 44 in 100 entries are"
                  + " missing.",
              "University lecture evaluations at ETH Zurich, anonymized, from lme4's InstEval: its"
                  + " densest block",
              "GPL-2 or later, as part of lme4",
              "rating",
              List.of(0, 1),
              ImageShape.NONE,
              Form.TABLE,
              Gaps.SOME),
          new BundledFile(
              "insteval_ratings",
              "Lecture ratings, all",
              2972,
              1128,
              "All 73 421 ratings from 1 to 5 that 2972 students gave 1128 lecturers; 98 in 100"
                  + " entries are missing.",
              "University lecture evaluations at ETH Zurich, anonymized, from lme4's InstEval",
              "GPL-2 or later, as part of lme4",
              "rating",
              List.of(0, 1),
              ImageShape.NONE,
              Form.TRIPLETS,
              Gaps.SOME),
          new BundledFile(
              "house_votes",
              "House votes of 1984",
              435,
              16,
              "Votes of 435 members of the US House on 16 questions, 1 for yea and −1 for nay; 392"
                  + " are missing.",
              "Congressional Quarterly Almanac, 98th Congress (1984); J. Schlimmer; UCI; values as"
                  + " in mlbench",
              "GPL-2, as part of mlbench",
              "vote",
              List.of(3, 4),
              ImageShape.NONE,
              Form.TABLE,
              Gaps.SOME),
          new BundledFile(
              "zoo_boolean",
              "Zoo, yes or no",
              101,
              20,
              "What 101 animals have and do, 1 for yes and 0 for no, in 20 columns.",
              "R. S. Forsyth (1990), by way of UCI; values as in mlbench, number of legs as"
                  + " columns",
              "GPL-2, as part of mlbench",
              "",
              List.of(3, 7),
              ImageShape.NONE),
          new BundledFile(
              "swimmer",
              "Swimmer",
              256,
              1024,
              "A torso with four limbs in four positions each, all 256 of them, drawn on 32 by 32"
                  + " pixels.",
              "After D. Donoho, V. Stodden, When does non-negative matrix factorization give a"
                  + " correct decomposition into parts?, NIPS (2003); drawn by Factorscope",
              "Apache-2.0",
              "",
              List.of(0, 1),
              new ImageShape(32, 32)),
          new BundledFile(
              "fashion_mnist_500",
              "Fashion-MNIST, 500 pieces",
              500,
              784,
              "50 pictures of each of ten kinds of clothes, 28 by 28 pixels with grey values from 0"
                  + " to 255.",
              "H. Xiao, K. Rasul, R. Vollgraf, arXiv:1708.07747 (2017); 50 of each kind",
              "MIT",
              "grey value",
              List.of(406, 210),
              new ImageShape(28, 28)));

  /// Counts of words of the Bible.
  private static BundledFile counts(
      String id, String title, int rows, int columns, String description) {
    return new BundledFile(
        id,
        title,
        rows,
        columns,
        description,
        "King James Version 1611/1769, electronic text of C. Chapin's Bible Retrieval System; the"
            + " counts are ours",
        "public domain text",
        "count",
        List.of(0, 1),
        ImageShape.NONE,
        Form.COUNTS,
        Gaps.NONE);
  }
}

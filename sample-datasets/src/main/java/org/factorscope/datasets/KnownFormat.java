package org.factorscope.datasets;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A format that is not read, known by its first bytes, and how to come from it to one that is.
enum KnownFormat {
  EXCEL_OLD(
      0,
      "D0CF11E0A1B11AE1",
      "an old Excel or Office file",
      "open it there and save it as CSV UTF-8"),
  HDF5(
      0,
      "894844460D0A1A0A",
      "an HDF5 file (Keras, newer MATLAB)",
      "write the matrix as CSV or .npy, for example numpy.save(\"x.npy\","
          + " h5py.File(name)[\"x\"][:])"),
  MATLAB(
      0,
      "=MATLAB 5.0 MAT-file",
      "a MATLAB file",
      "write the matrix as CSV, in MATLAB with writematrix(x, 'x.csv')"),
  PARQUET(
      0,
      "=PAR1",
      "a Parquet file",
      "save it as CSV, with pandas: pandas.read_parquet(name).to_csv(\"x.csv\", index=False)"),
  ARROW(
      0,
      "=ARROW1",
      "an Arrow file",
      "save it as CSV, with pandas: pandas.read_feather(name).to_csv(\"x.csv\", index=False)"),
  FEATHER(
      0,
      "=FEA1",
      "a Feather file",
      "save it as CSV, with pandas: pandas.read_feather(name).to_csv(\"x.csv\", index=False)"),
  SQLITE(
      0,
      "=SQLite format 3",
      "an SQLite database",
      "export one table as CSV (sqlite3 -header -csv name \"select * from t\")"),
  R_DATA(0, "=RDX", "an R workspace", "write the table with write.csv(x, \"x.csv\") in R"),
  R_DATA_ASCII(
      0, "=RDA2\nA", "an R workspace", "write the table with write.csv(x, \"x.csv\") in R"),
  R_OBJECT(
      0,
      "580A000000",
      "an R object (.rds)",
      "write the table with write.csv(readRDS(name), \"x.csv\") in R"),
  STATA(0, "=<stata_dta>", "a Stata file", "write it with export delimited in Stata"),
  SPSS(0, "=$FL", "an SPSS file", "save it as CSV in SPSS"),
  SAS(0, "000000000000000000000000C2EA8160", "a SAS file", "export it as CSV (proc export)"),
  PICKLE_2(
      0,
      "8002",
      "a Python pickle",
      "save the table as CSV (x.to_csv) or the array as .npy (numpy.save)"),
  PICKLE_3(
      0,
      "8003",
      "a Python pickle",
      "save the table as CSV (x.to_csv) or the array as .npy (numpy.save)"),
  PICKLE_4(
      0,
      "8004",
      "a Python pickle",
      "save the table as CSV (x.to_csv) or the array as .npy (numpy.save)"),
  PICKLE_5(
      0,
      "8005",
      "a Python pickle",
      "save the table as CSV (x.to_csv) or the array as .npy (numpy.save)"),
  PDF(
      0,
      "=%PDF-",
      "a PDF document",
      "copy the table into a spreadsheet and save it as CSV, or save the picture as PNG"),
  POSTSCRIPT(0, "=%!PS", "a PostScript drawing", "save it as PNG"),
  RTF(
      0,
      "={\\rtf",
      "a word processor's text",
      "copy the table into a spreadsheet and save it as CSV"),
  ZSTD(0, "28B52FFD", "packed (zstd)", "unpack it first"),
  XZ(0, "FD377A585A00", "packed (xz)", "unpack it first"),
  BZIP2(0, "=BZh", "packed (bzip2)", "unpack it first"),
  SEVEN_ZIP(0, "377ABCAF271C", "packed (7z)", "unpack it first"),
  RAR(0, "=Rar!", "packed (rar)", "unpack it first"),
  TAR(257, "=ustar", "an archive (tar)", "unpack it first"),
  FITS(0, "=SIMPLE  =", "a FITS picture", "save it as 16-bit PNG or as .npy"),
  DICOM(128, "=DICM", "a DICOM picture", "save it as PNG"),
  WEBP(8, "=WEBP", "a WebP picture", "save it as PNG or JPEG"),
  HEIC(4, "=ftyp", "a HEIC, AVIF or film file", "save the picture as PNG or JPEG"),
  JPEG_2000(0, "0000000C6A502020", "a JPEG 2000 picture", "save it as PNG or JPEG"),
  JPEG_2000_STREAM(0, "FF4FFF51", "a JPEG 2000 picture", "save it as PNG or JPEG"),
  JPEG_XL(0, "FF0A", "a JPEG XL picture", "save it as PNG or JPEG"),
  JPEG_XL_BOX(0, "0000000C4A584C20", "a JPEG XL picture", "save it as PNG or JPEG"),
  PHOTOSHOP(0, "=8BPS", "a Photoshop picture", "save it as PNG or JPEG"),
  ICON(0, "00000100", "an icon", "save it as PNG"),
  OPEN_EXR(0, "762F3101", "an OpenEXR picture", "save it as PNG"),
  XCF(0, "=gimp xcf", "a GIMP picture", "export it as PNG"),
  DJVU(0, "=AT&TFORM", "a DjVu document", "save the picture as PNG"),
  WAVE(8, "=WAVE", "a sound", "save its samples as CSV or .npy"),
  PROGRAM(0, "7F454C46", "a program", "give a table or a picture"),
  WINDOWS_PROGRAM(0, "=MZ\u0090", "a program", "give a table or a picture");

  private static final int START = 4096;

  private final int offset;
  private final String magic;
  private final String what;
  private final String remedy;

  KnownFormat(int offset, String magic, String what, String remedy) {
    this.offset = offset;
    this.magic =
        magic.startsWith("=")
            ? magic.substring(1)
            : new String(HexFormat.of().parseHex(magic), StandardCharsets.ISO_8859_1);
    this.what = what;
    this.remedy = remedy;
  }

  /// The format of a file, or null if it is none of these.
  static @Nullable KnownFormat of(byte[] bytes) {
    for (KnownFormat format : values()) {
      if (format.matches(bytes)) {
        return format;
      }
    }
    return null;
  }

  private boolean matches(byte[] bytes) {
    return (isPlain() || isBinary(bytes))
        && bytes.length >= offset + magic.length()
        && new String(bytes, offset, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
  }

  /// Whether such files may be text all through.
  private boolean isPlain() {
    return this == PDF
        || this == POSTSCRIPT
        || this == RTF
        || this == STATA
        || this == FITS
        || this == R_DATA_ASCII;
  }

  /// A table may begin with the same letters, but has no control characters.
  private static boolean isBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, START); i++) {
      if (bytes[i] >= 0 && bytes[i] < '\t') {
        return true;
      }
    }
    return false;
  }

  /// The refusal of such a file.
  DataException refusal(String name) {
    return new DataException("%s is %s; %s.".formatted(name, what, remedy));
  }
}

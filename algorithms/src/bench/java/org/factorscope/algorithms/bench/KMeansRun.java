package org.factorscope.algorithms.bench;

import elki.clustering.kmeans.LloydKMeans;
import elki.clustering.kmeans.initialization.Predefined;
import elki.clustering.kmeans.parallel.ParallelLloydKMeans;
import elki.data.NumberVector;
import elki.data.type.TypeUtil;
import elki.database.Database;
import elki.database.StaticArrayDatabase;
import elki.database.relation.Relation;
import elki.datasource.ArrayAdapterDatabaseConnection;
import elki.distance.minkowski.SquaredEuclideanDistance;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import smile.clustering.Clustering;
import smile.clustering.KMeans;

/// Whole runs of other libraries' K-means on the data of [KMeansIteration]. The difference of a
/// long and a short run is what their iterations cost, without their start.
@State(Scope.Benchmark)
public class KMeansRun {
  static final int SHORT = 1;
  static final int LONG = 11;

  /// How many iterations a run may make; the data keep all of them busy.
  @Param({"1", "11"})
  public int iterations;

  private final double[][] rows =
      BenchmarkData.rows(
          BenchmarkData.blobs(
              KMeansIteration.POINTS, KMeansIteration.COLUMNS, KMeansIteration.CLUSTERS));
  private final double[][] start = Arrays.copyOf(rows, KMeansIteration.CLUSTERS);
  private final Relation<NumberVector> relation = relation(rows);

  private static Relation<NumberVector> relation(double[][] rows) {
    Database database = new StaticArrayDatabase(new ArrayAdapterDatabaseConnection(rows));
    database.initialize();
    return database.getRelation(TypeUtil.NUMBER_VECTOR_FIELD);
  }

  @Benchmark
  public Object elkiLloyd() {
    return new LloydKMeans<NumberVector>(
            SquaredEuclideanDistance.STATIC,
            KMeansIteration.CLUSTERS,
            iterations,
            new Predefined(start))
        .run(relation);
  }

  @Benchmark
  public Object elkiParallelLloyd() {
    return new ParallelLloydKMeans<NumberVector>(
            SquaredEuclideanDistance.STATIC,
            KMeansIteration.CLUSTERS,
            iterations,
            new Predefined(start))
        .run(relation);
  }

  /// Smile seeds by itself, by k-means++; its tolerance is out of reach here.
  @Benchmark
  public Object smileLloyd() {
    return KMeans.lloyd(
        rows, new Clustering.Options(KMeansIteration.CLUSTERS, iterations, 1e-300, null));
  }

  /// Smile's default: points in a tree of boxes, whose nodes are given away as a whole.
  @Benchmark
  public Object smileBoxTree() {
    return KMeans.fit(
        rows, new Clustering.Options(KMeansIteration.CLUSTERS, iterations, 1e-300, null));
  }
}

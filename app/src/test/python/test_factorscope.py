"""Tests of factorscope.py alone; what it writes is read back and replayed by the Java tests."""

import csv
import json
import os
import tempfile
import unittest

from factorscope import Trace, one_hot, record, variables_of

try:
    import numpy
except ImportError:
    numpy = None
try:
    import sklearn
except ImportError:
    sklearn = None

DATA = [[0.0, 0.1], [0.2, 0.0], [5.0, 5.1], [5.2, 5.0]]


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name="run.jsonl"):
        return os.path.join(self.folder, name)

    def lines(self, name="run.jsonl"):
        with open(self.path(name), encoding="utf-8") as trace:
            return [json.loads(line) for line in trace]

    def table(self, name="run-data.csv"):
        with open(self.path(name), encoding="utf-8", newline="") as data:
            return list(csv.reader(data))

    def files(self):
        return sorted(os.listdir(self.folder))


class TraceTest(InAFolder):
    def test_a_run_has_a_header_a_start_its_half_steps_and_an_end(self):
        with Trace("k-means", self.path(), data=DATA, parameters={"clusters": 2}, seed=7) as t:
            t.start(W=[[0, 0], [5, 5]])
            for _ in range(2):
                t.step("assign", Z=one_hot([0, 0, 1, 1]), objective=0.1, measures={"moved": 4})
                t.step("update", W=[[0.1, 0.05], [5.1, 5.05]], claims={"c": True})
            t.stop("converged")
        header, start, assign, update, *_, end = self.lines()
        self.assertEqual(
            header,
            {
                "factorscope": "trace",
                "version": 1,
                "lesson": "k-means",
                "data": "run-data.csv",
                "columns": ["x1", "x2"],
                "scale": "none",
                "parameters": {"clusters": 2},
                "seed": 7,
            },
        )
        self.assertEqual((start["iteration"], start["phase"]), (0, "start"))
        self.assertEqual(assign["state"]["Z"], [[1, 0], [1, 0], [0, 1], [0, 1]])
        self.assertEqual((assign["objective"], assign["measures"]), (0.1, {"moved": 4.0}))
        self.assertEqual(update["claims"], {"c": True})
        self.assertNotIn("Z", update["state"])
        self.assertEqual([line["iteration"] for line in self.lines()[1:-1]], [0, 1, 1, 2, 2])
        self.assertEqual(end, {"stopped": "converged", "iterations": 2})

    def test_data_stand_beside_the_trace_with_every_digit(self):
        data = [[0.1 + 0.2, 1e-300], [None, float("nan")], [-0.0, 1e22]]
        with Trace("als", self.path(), data=data, columns=["a, b", " c"]) as t:
            t.start()
        names, *rows = self.table()
        self.assertEqual(names, ["a, b", "c"])
        self.assertEqual(rows[1], ["NaN", "NaN"])
        self.assertEqual([[float(x) for x in row] for row in (rows[0], rows[2])], [data[0], data[2]])

    def test_labels_become_a_column(self):
        with Trace("pca", self.path(), data=DATA, labels=[1, 1, 2, 2]) as t:
            t.start()
        self.assertEqual(self.table()[0], ["x1", "x2", "label"])
        self.assertEqual(self.lines()[0]["columns"], ["x1", "x2"])

    def test_data_may_be_named_or_missing(self):
        with Trace("k-means", self.path(), data="iris", columns=["petal_width"]) as t:
            t.start()
        self.assertEqual(self.lines()[0]["data"], "iris")
        self.assertEqual(self.lines()[0]["columns"], ["petal_width"])
        self.assertNotIn("scale", self.lines()[0])
        with Trace("gradient-flow", self.path("b.jsonl")) as t:
            t.start(u=0.5, v=2)
        self.assertEqual(self.lines("b.jsonl")[0]["data"], "none")
        self.assertEqual(self.lines("b.jsonl")[1]["state"], {"u": [[0.5]], "v": [[2.0]]})
        self.assertEqual(self.files(), ["b.jsonl", "run.jsonl"])

    def test_an_exception_leaves_nothing_and_no_old_file_is_touched(self):
        with open(self.path(), "w", encoding="utf-8") as old:
            old.write("old")
        with self.assertRaises(ZeroDivisionError):
            with Trace("k-means", self.path(), data=DATA) as t:
                t.start(W=DATA[:2])
                t.step("assign", objective=1 / 0)
        self.assertEqual(self.files(), ["run.jsonl"])
        with open(self.path(), encoding="utf-8") as old:
            self.assertEqual(old.read(), "old")

    def test_bad_input_is_refused_in_a_sentence_and_leaves_nothing(self):
        for said, data, more in (
            ("not equally long", [[1, 2], [3]], {}),
            ("must be a number", [["a", 1]], {}),
            ("Infinity", [[float("inf"), 1]], {}),
            ("2 columns", DATA, {"columns": ["a"]}),
            ("name of its own", DATA, {"columns": ["a", "a"]}),
            ("3 labels for 4 rows", DATA, {"labels": [1, 2, 3]}),
            ("'label'", DATA, {"columns": ["label", "b"], "labels": [1, 2, 3, 4]}),
        ):
            with self.subTest(said), self.assertRaisesRegex(ValueError, said):
                Trace("k-means", self.path(), data=data, **more)
            self.assertEqual(self.files(), [])
        with self.assertRaises(IsADirectoryError):
            Trace("k-means", self.folder)

    def test_the_order_of_calls_is_kept(self):
        with self.assertRaisesRegex(ValueError, "start is missing"):
            with Trace("k-means", self.path()) as t:
                t.step("assign")
        with self.assertRaisesRegex(ValueError, "start is missing"):
            with Trace("k-means", self.path()):
                pass
        with self.assertRaisesRegex(ValueError, "written already"):
            with Trace("k-means", self.path()) as t:
                t.start()
                t.start()
        with self.assertRaisesRegex(ValueError, "Iteration 3 cannot follow iteration 1"):
            with Trace("k-means", self.path()) as t:
                t.start()
                t.step("assign")
                t.step("assign", iteration=3)
        with self.assertRaisesRegex(ValueError, "'done', but must be one of converged"):
            with Trace("k-means", self.path()) as t:
                t.stop("done")
        self.assertEqual(self.files(), [])

    def test_an_iteration_may_be_said(self):
        with Trace("k-means", self.path()) as t:
            t.start()
            t.step("assign", iteration=1)
            t.step("assign", iteration=1)
            t.step("update", iteration=2)
        self.assertEqual([line["iteration"] for line in self.lines()[1:-1]], [0, 1, 1, 2])

    def test_numbers_that_are_not_finite_are_texts_and_end_the_run(self):
        inf = float("inf")
        with Trace("nmf", self.path()) as t:
            t.start(W=[[1]])
            t.step("update-w", W=[[float("nan"), inf, -inf]], objective=inf)
        self.assertEqual(self.lines()[2]["state"]["W"], [["NaN", "Infinity", "-Infinity"]])
        self.assertEqual(self.lines()[2]["objective"], "Infinity")
        self.assertEqual(self.lines()[3]["stopped"], "not-a-number")

    def test_labels_beyond_the_clusters_are_refused(self):
        self.assertEqual(one_hot([1, 0], 3), [[0, 1, 0], [1, 0, 0]])
        self.assertEqual(one_hot([]), [])
        for labels in ([3], [-1]):
            with self.assertRaisesRegex(ValueError, "below 3"):
                one_hot(labels, 3)

    def test_an_estimator_that_no_lesson_knows_is_named(self):
        with self.assertRaisesRegex(ValueError, "TraceTest is none of KMeans"):
            record(self, DATA, self.path())


@unittest.skipUnless(numpy, "numpy is not installed")
class NumpyTest(InAFolder):
    def test_arrays_of_any_type_are_matrices(self):
        with Trace("pca", self.path(), data=numpy.array(DATA)) as t:
            t.start(
                W=numpy.eye(2, dtype=int),
                v=numpy.array([1.5, 2.5]),
                s=numpy.float32(0.1),
                rows=[numpy.array([1.0, 2.0]), numpy.array([3.0, 4.0])],
            )
        self.assertEqual(
            self.lines()[1]["state"],
            {
                "W": [[1.0, 0.0], [0.0, 1.0]],
                "v": [[1.5, 2.5]],
                "s": [[float(numpy.float32(0.1))]],
                "rows": [[1.0, 2.0], [3.0, 4.0]],
            },
        )

    def test_parameters_and_labels_may_be_of_numpy(self):
        parameters = {"rank": numpy.int64(3), "lambda": numpy.float64(0.5), "method": "hals"}
        with Trace("nmf", self.path(), parameters=parameters, seed=numpy.int32(4)) as t:
            t.start(Z=one_hot(numpy.array([0, 1])))
        self.assertEqual(
            self.lines()[0]["parameters"], {"rank": 3, "lambda": 0.5, "method": "hals"}
        )

    def test_three_dimensions_are_too_many(self):
        with self.assertRaises(ValueError):
            Trace("pca", self.path(), data=numpy.zeros((2, 2, 2)))
        self.assertEqual(self.files(), [])


@unittest.skipUnless(sklearn, "scikit-learn is not installed")
class ScikitLearnTest(InAFolder):
    def setUp(self):
        super().setUp()
        random = numpy.random.RandomState(1)
        centres = numpy.array([[0, 0, 1], [6, 1, 4], [2, 7, 3]])
        self.X = numpy.abs(centres[random.randint(3, size=90)] + random.randn(90, 3))

    def last(self, name):
        states = [line["state"] for line in self.lines()[1:-1]]
        return numpy.array([state[name] for state in states if name in state][-1])

    def iterations(self):
        return self.lines()[-1]["iterations"]

    def test_one_iteration_at_a_time_ends_where_k_means_ends(self):
        from sklearn.cluster import KMeans

        for settings in ({}, {"algorithm": "elkan"}, {"init": "random"}, {"init": self.X[:3]}):
            with self.subTest(settings):
                model = KMeans(3, random_state=3, n_init=1, **settings)
                copy = record(model, self.X, self.path())
                model.fit(self.X)
                numpy.testing.assert_allclose(self.last("W"), model.cluster_centers_, rtol=1e-12)
                numpy.testing.assert_array_equal(copy.labels_, model.labels_)
                self.assertEqual(self.iterations(), model.n_iter_)
                self.assertEqual(self.lines()[-1]["stopped"], "converged")
                self.assertEqual(copy.get_params()["max_iter"], 300)

    def test_one_iteration_at_a_time_ends_where_a_mixture_ends(self):
        from sklearn.mixture import GaussianMixture

        for shape, rows in (("full", 9), ("diag", 3), ("spherical", 3)):
            with self.subTest(shape):
                model = GaussianMixture(3, covariance_type=shape, random_state=3)
                copy = record(model, self.X, self.path())
                model.fit(self.X)
                numpy.testing.assert_allclose(self.last("mu"), model.means_, rtol=1e-12)
                numpy.testing.assert_allclose(copy.weights_, model.weights_, rtol=1e-12)
                self.assertEqual(self.last("sigma").shape, (rows, 1 if shape == "spherical" else 3))
                self.assertEqual(self.iterations(), model.n_iter_)
                self.assertEqual(copy.get_params(), model.get_params())

    def test_one_iteration_at_a_time_ends_where_nmf_ends(self):
        from sklearn.decomposition import NMF

        for settings in (
            {},
            {"init": "random"},
            {"solver": "mu", "init": "random"},
            {"solver": "mu", "beta_loss": "kullback-leibler", "init": "nndsvdar"},
        ):
            with self.subTest(settings):
                model = NMF(2, random_state=3, max_iter=500, **settings)
                copy = record(model, self.X, self.path())
                model.fit(self.X)
                numpy.testing.assert_allclose(self.last("H"), model.components_, rtol=1e-9)
                self.assertEqual(copy.n_iter_, model.n_iter_)
                self.assertEqual(self.iterations(), model.n_iter_)

    def test_iterations_may_be_bounded_and_an_estimator_is_left_alone(self):
        from sklearn.cluster import KMeans

        model = KMeans(3, random_state=3)
        before = model.get_params()
        record(model, self.X, self.path(), iterations=1)
        self.assertEqual(self.lines()[-1], {"stopped": "budget", "iterations": 1})
        self.assertEqual(model.get_params(), before)
        self.assertFalse(hasattr(model, "cluster_centers_"))
        with self.assertRaisesRegex(ValueError, "at least 1"):
            record(model, self.X, self.path(), iterations=0)

    def test_an_nmf_starts_from_given_factors(self):
        from sklearn.decomposition import NMF

        W, H = numpy.full((90, 2), 0.5), numpy.arange(1.0, 7.0).reshape(2, 3)
        record(NMF(2), self.X, self.path(), W=W, H=H, iterations=2)
        self.assertEqual(self.lines()[1]["state"], {"W": W.tolist(), "H": H.tolist()})
        self.assertTrue((W == 0.5).all())
        with self.assertRaisesRegex(ValueError, "both W and H"):
            record(NMF(2), self.X, self.path(), W=W)

    def test_what_no_lesson_has_is_refused(self):
        from sklearn.cluster import MiniBatchKMeans
        from sklearn.decomposition import NMF
        from sklearn.mixture import GaussianMixture

        for said, model in (
            ("MiniBatchKMeans is none of", MiniBatchKMeans()),
            ("covariance_type is 'tied'", GaussianMixture(covariance_type="tied")),
            ("reg_covar is 0", GaussianMixture(reg_covar=0)),
            ("beta_loss is 'itakura-saito'", NMF(beta_loss="itakura-saito", solver="mu")),
        ):
            with self.subTest(said), self.assertRaisesRegex(ValueError, said):
                record(model, self.X, self.path())
        self.assertEqual(self.files(), [])

    def test_a_fitted_estimator_gives_its_variables(self):
        from sklearn.cluster import KMeans

        model = KMeans(2, n_init=1, random_state=0).fit(self.X)
        with Trace("k-means", self.path(), data=self.X) as t:
            t.start(model)
            t.step("assign", {"Z": one_hot(model.labels_)}, model)
        self.assertEqual(set(variables_of(model)), {"W"})
        self.assertEqual(self.lines()[2]["state"]["W"], model.cluster_centers_.tolist())


if __name__ == "__main__":
    unittest.main()

"""The same steps with numpy and scikit-learn: figures to hold those of StepBenchmarks against.

    python3 algorithms/src/bench/python/steps.py [FOLDER OF THE DATA SETS]

needs numpy and scikit-learn (Debian: python3-sklearn). No build calls it. It prints the median
in milliseconds on one thread and on two, right before or after the Java benchmarks on the same
machine. Iterations of scikit-learn's estimators are the difference of a long and a short run.
"""
import csv
import statistics
import sys
import time
import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, PCA
from sklearn.mixture import GaussianMixture
from threadpoolctl import threadpool_limits

warnings.filterwarnings("ignore")
FOLDER = sys.argv[1] if len(sys.argv) > 1 else "sample-datasets/src/main/resources/org/factorscope/datasets"
random = np.random.default_rng(7)


def blobs(n, d, k):
    centres = 1.5 * random.standard_normal((k, d))
    return centres[random.integers(k, size=n)] + random.standard_normal((n, d))


def millis(step, rounds=9):
    step()
    times = []
    for _ in range(rounds):
        before = time.perf_counter()
        step()
        times.append(1e3 * (time.perf_counter() - before))
    return statistics.median(times)


def iteration(fit, short, long):
    return (millis(lambda: fit(long), 5) - millis(lambda: fit(short), 5)) / (long - short)


digits = np.array(list(csv.reader(open(FOLDER + "/digits.csv")))[1:], dtype=object)[:, :64].astype(float)
points = blobs(100_000, 16, 10)
tall = random.standard_normal((1797, 64))
square = random.standard_normal((500, 500))
mixed = blobs(20_000, 8, 5)
columns = blobs(10_000, 16, 10).T.copy()
rows = list(csv.reader(open(FOLDER + "/insteval_ratings.csv")))[1:]
students = np.unique([int(r[0]) for r in rows], return_inverse=True)[1]
lecturers = np.unique([int(r[1]) for r in rows], return_inverse=True)[1]
ratings = np.array([float(r[3]) for r in rows])
ratings -= ratings.mean()


def kmeans():
    start = points[:10]
    return iteration(lambda n: KMeans(10, init=start, n_init=1, max_iter=n, tol=0).fit(points), 5, 25)


def covariance_pca():
    centred = digits - digits.mean(axis=0)
    return np.linalg.eigh(centred.T @ centred / (len(digits) - 1))


def nmf_sweep():
    w0 = random.random((1797, 10))
    h0 = random.random((10, 64))

    def sweep():
        w = w0 * (digits @ h0.T) / (w0 @ (h0 @ h0.T) + 1e-300)
        return w, h0 * (w.T @ digits) / ((w.T @ w) @ h0 + 1e-300)

    return millis(sweep, 99)


def nmf_sklearn():
    w0 = random.random((1797, 10))
    h0 = random.random((10, 64))

    def fit(n):
        return NMF(10, init="custom", solver="mu", max_iter=n, tol=0).fit_transform(digits, W=w0.copy(), H=h0.copy())

    return iteration(fit, 20, 220)


def als_groups(own, count, of):
    """Rows with about as many ratings side by side, each group padded with entries of row -1."""
    order = np.argsort(own, kind="stable")
    starts = np.searchsorted(own[order], np.arange(count))
    counts = np.bincount(own, minlength=count)
    by_count = np.argsort(counts, kind="stable")
    groups = []
    first = 0
    while first < count:
        limit = max(counts[by_count[first]] + 4, int(1.3 * counts[by_count[first]]))
        last = np.searchsorted(counts[by_count], limit, side="right")
        picked = by_count[first:last]
        places = np.arange(counts[by_count[last - 1]])
        known = places < counts[picked][:, None]
        entries = order[np.minimum(starts[picked][:, None] + places, len(order) - 1)]
        groups.append((picked, np.where(known, of[entries], -1), np.where(known, ratings[entries], 0)))
        first = last
    return groups


def als_half(groups, count, other):
    padded = np.vstack([other, np.zeros(10)])
    grams = np.empty((count, 10, 10))
    right = np.empty((count, 10))
    for picked, of, values in groups:
        rows = padded[of]
        turned = rows.transpose(0, 2, 1)
        grams[picked] = turned @ rows
        right[picked] = (turned @ values[:, :, None])[:, :, 0]
    return np.linalg.solve(grams + 3 * np.eye(10), right[:, :, None])[:, :, 0]


def als():
    u = random.standard_normal((2972, 10)) / np.sqrt(10)
    by_student = als_groups(students, 2972, lecturers)
    by_lecturer = als_groups(lecturers, 1128, students)
    return millis(lambda: als_half(by_student, 2972, als_half(by_lecturer, 1128, u)))


def em(covariance):
    def fit(n):
        return GaussianMixture(5, covariance_type=covariance, max_iter=n, tol=0, means_init=mixed[:5],
                               init_params="random_from_data", random_state=3).fit(mixed)
    return lambda: iteration(fit, 5, 25)


def soft_vq():
    atoms = columns[:, :10].copy()
    norms = np.linalg.norm(columns, axis=0)

    def step():
        s = (atoms.T @ columns) / np.linalg.norm(atoms, axis=0)[:, None] / norms / 0.1
        c = np.exp(s - s.max(axis=0))
        c /= c.sum(axis=0)
        total = ((columns - atoms @ c) ** 2).sum() - (c * np.log(c)).sum() / len(norms)
        new = (columns @ c.T) / c.sum(axis=1)
        return total + ((columns - new @ c) ** 2).sum()

    return millis(step)


def svd(a):
    return lambda: millis(lambda: np.linalg.svd(a, full_matrices=False))


STEPS = [
    ("KMeansIteration", "scikit-learn", kmeans),
    ("Svd 1797x64", "numpy", svd(tall)),
    ("Svd 500x500", "numpy", svd(square)),
    ("PcaOfDigits", "numpy, covariance", lambda: millis(covariance_pca, 49)),
    ("PcaOfDigits", "scikit-learn", lambda: millis(lambda: PCA(64, svd_solver="full").fit(digits))),
    ("NmfSweep", "numpy", nmf_sweep),
    ("NmfSweep", "scikit-learn", nmf_sklearn),
    ("AlsSweep", "numpy, batched", als),
    ("EmIteration", "scikit-learn", em("full")),
    ("SoftVqIteration", "numpy", soft_vq),
]
print("%-20s %-20s %7s %11s" % ("workload", "implementation", "threads", "median ms"))
for threads in (1, 2):
    with threadpool_limits(threads):
        for workload, implementation, measure in STEPS:
            print("%-20s %-20s %7d %11.3f" % (workload, implementation, threads, measure()), flush=True)

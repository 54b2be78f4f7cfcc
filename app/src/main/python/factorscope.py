"""Writes runs of matrix factorization algorithms as traces, which Factorscope replays and checks.

One file without dependencies, for Python 3.8 or later. Lists, numpy arrays, sparse matrices, data
frames and tensors are all welcome as matrices.

A run of your own, one call for each half-step:

    from factorscope import Trace, one_hot

    with Trace("k-means", "run.jsonl", data=X) as t:
        t.start(W=W)
        while not converged:
            labels = nearest(X, W)
            t.step("assign", Z=one_hot(labels, len(W)), W=W)
            W = means(X, labels)
            t.step("update", W=W)
        t.stop("converged")

A run of scikit-learn, recorded one iteration at a time:

    from factorscope import record

    model = record(KMeans(n_clusters=3, random_state=0), X, "run.jsonl")

Then ``factorscope open run.jsonl`` replays it with the lesson's panels, and ``factorscope check
run.jsonl`` says whether every half-step follows its formula. ``factorscope describe LESSON`` lists
the half-steps, variables with their shapes, and parameters of a lesson.
"""

import csv
import json
import math
import os
import uuid
import warnings
from numbers import Integral, Real

__all__ = ["Trace", "record", "one_hot", "variables_of"]
__version__ = "1.0.0"

#: The version of the trace format that is written.
FORMAT = 1

#: Why a run may have ended.
REASONS = ("converged", "budget", "diverged", "not-a-number")


class Trace:
    """A trace that is being written, as a context manager.

    The file appears whole when the ``with`` block ends, in place of one that was there; if the
    block raises an exception nothing appears.

    Parameters
    ----------
    lesson : str
        The lesson's id, as ``factorscope list`` prints it.
    path : str or path-like
        The trace's file, for example ``run.jsonl``.
    data : matrix, str or None
        What the run factorizes, one observation a row. A matrix is written beside the trace as
        ``run-data.csv``; NaN and None are missing entries. A text names a data set of Factorscope
        or a file beside the trace. None for a lesson that has no data.
    columns : list of str, optional
        Names of the matrix's columns; a data frame brings its own. Of named data, the columns
        that the run has used.
    labels : list, optional
        A class for each row of the matrix, shown as colours where a lesson shows classes.
    parameters : dict, optional
        The lesson's parameters by name; what is left out has its default, or follows from the
        shapes at the start.
    seed : int, optional
        The seed of the run.
    scale : {"none", "center", "standardize"}, optional
        What was done to the columns before the run; of a matrix nothing, unless you say so. Of
        named data it is found out if you do not say it.
    """

    def __init__(
        self,
        lesson,
        path,
        data=None,
        *,
        columns=None,
        labels=None,
        parameters=None,
        seed=0,
        scale=None,
    ):
        self._file = _Replacing(path)
        self._data = None
        self._iteration = 0
        self._made = set()
        self._last = {}
        self._reason = None
        try:
            self._header(lesson, data, columns, labels, parameters, seed, scale)
        except BaseException:
            self.discard()
            raise

    def _header(self, lesson, data, columns, labels, parameters, seed, scale):
        if data is None or isinstance(data, str):
            name, columns = data or "none", list(columns or ())
        else:
            name, columns = self._table(data, columns, labels)
            scale = scale or "none"
        header = {"factorscope": "trace", "version": FORMAT, "lesson": lesson, "data": name}
        if columns:
            header["columns"] = columns
        if scale:
            header["scale"] = scale
        header["parameters"] = {k: _parameter(k, v) for k, v in (parameters or {}).items()}
        header["seed"] = int(seed)
        self._file.line(header)

    def _table(self, data, columns, labels):
        """Writes the data beside the trace."""
        rows = _rows("the data", data, gaps=True)
        names = _column_names(data, columns, len(rows[0]) if rows else 0)
        if labels is not None:
            labels = [str(label) for label in labels]
            if len(labels) != len(rows):
                raise ValueError(f"There are {len(labels)} labels for {len(rows)} rows of data.")
            if "label" in names:
                raise ValueError("With labels, no other column can be named 'label'.")
        stem, _ = os.path.splitext(self._file.path)
        self._data = _Replacing(stem + "-data.csv")
        self._data.table(names, rows, labels)
        return os.path.basename(self._data.path), names

    def start(self, *sources, **variables):
        """Writes where the run starts: the variables before its first half-step.

        ``sources`` are dictionaries of variables or fitted scikit-learn estimators.
        """
        if self._has_start():
            raise ValueError("The start is written already.")
        self._write(0, "start", sources, variables, None, None, None)

    def step(
        self,
        half_step,
        *sources,
        objective=None,
        measures=None,
        claims=None,
        iteration=None,
        **variables,
    ):
        """Writes the variables after a half-step.

        Parameters
        ----------
        half_step : str
            Its name, as ``factorscope describe LESSON`` lists it.
        sources
            Dictionaries of variables or fitted scikit-learn estimators.
        objective : float, optional
            The lesson's objective after the half-step.
        measures : dict, optional
            Further numbers by name.
        claims : dict, optional
            Whether claims of the lesson hold, by their id.
        iteration : int, optional
            Counted from 1; by itself a new one begins when a half-step is made a second time.
        variables
            The matrices by name. One that the half-step leaves alone may be left out; of one that
            is left out, a replay shows what the lesson's formula gives.
        """
        if not self._has_start():
            raise ValueError("The start is missing: call start(…) before the first step(…).")
        if iteration is None:
            iteration = self._iteration + (half_step in self._made or self._iteration == 0)
        elif iteration not in (max(1, self._iteration), self._iteration + 1):
            raise ValueError(f"Iteration {iteration} cannot follow iteration {self._iteration}.")
        if iteration > self._iteration:
            self._made.clear()
        self._made.add(half_step)
        self._write(iteration, half_step, sources, variables, objective, measures, claims)

    def _has_start(self):
        return self._file.lines > 1

    def _write(self, iteration, half_step, sources, variables, objective, measures, claims):
        given = {}
        for source in sources:
            given.update(source if isinstance(source, dict) else variables_of(source))
        given.update(variables)
        state = {name: _rows(name, value) for name, value in given.items() if value is not None}
        line = {"iteration": iteration, "phase": half_step}
        if objective is not None:
            line["objective"] = _number("objective", objective)
        line["measures"] = {name: _number(name, v) for name, v in (measures or {}).items()}
        line["claims"] = {name: bool(holds) for name, holds in (claims or {}).items()}
        line["state"] = self._last = state
        self._iteration = iteration
        self._file.line(line)

    def stop(self, reason):
        """Says why the run has ended: "converged", "budget", "diverged" or "not-a-number".

        Without this a trace says "budget", or "not-a-number" if its last matrices are not finite.
        """
        if reason not in REASONS:
            raise ValueError(f"The reason is '{reason}', but must be one of {', '.join(REASONS)}.")
        self._reason = reason

    def close(self):
        """Writes the last line and moves the files to their places."""
        if not self._has_start():
            self.discard()
            raise ValueError("The start is missing: call start(…) at least.")
        reason = self._reason or ("budget" if self._is_finite() else "not-a-number")
        self._file.line({"stopped": reason, "iterations": self._iteration})
        if self._data:
            self._data.commit()
        self._file.commit()

    def _is_finite(self):
        entries = (entry for rows in self._last.values() for row in rows for entry in row)
        return not any(isinstance(entry, str) for entry in entries)

    def discard(self):
        """Leaves nothing behind."""
        self._file.discard()
        if self._data:
            self._data.discard()

    def __enter__(self):
        return self

    def __exit__(self, failure, *_):
        if failure is None:
            self.close()
        else:
            self.discard()


class _Replacing:
    """A file that grows beside its target and takes its place when it is whole."""

    def __init__(self, path):
        self.path = os.path.realpath(os.fspath(path))
        self.lines = 0
        if os.path.isdir(self.path):
            raise IsADirectoryError(f"{path} is a folder; give the name of a file.")
        folder, name = os.path.split(self.path)
        self._growing = os.path.join(folder, f".{name}.{uuid.uuid4().hex[:8]}.part")
        self._out = open(self._growing, "x", encoding="utf-8", newline="")

    def line(self, fields):
        json.dump(fields, self._out, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        self._out.write("\n")
        self.lines += 1

    def table(self, names, rows, labels):
        out = csv.writer(self._out, lineterminator="\n")
        out.writerow(names + ([] if labels is None else ["label"]))
        if labels is None:
            out.writerows(rows)
        else:
            out.writerows(row + [label] for row, label in zip(rows, labels))

    def commit(self):
        self._out.close()
        os.replace(self._growing, self.path)

    def discard(self):
        self._out.close()
        if os.path.exists(self._growing):
            os.remove(self._growing)


def one_hot(labels, clusters=None):
    """The one-hot matrix of class indices: row i has its 1 in column ``labels[i]``.

    ``clusters`` is the number of columns; without it the largest label decides.
    """
    labels = [int(label) for label in labels]
    width = clusters if clusters is not None else max(labels, default=-1) + 1
    if any(not 0 <= label < width for label in labels):
        raise ValueError(f"Labels must be at least 0 and below {width}.")
    return [[1.0 if k == label else 0.0 for k in range(width)] for label in labels]


def _rows(name, value, gaps=False):
    """A matrix as a list of rows of floats; a vector is one row, a number has one entry.

    What is not finite is written as a text; with ``gaps``, None and NaN are missing.
    """
    for convert in ("toarray", "to_numpy", "tolist"):
        if hasattr(value, convert):
            value = getattr(value, convert)()
    if _is_entry(value):
        value = [[value]]
    elif len(value) == 0 or _is_entry(value[0]):
        value = [value]
    rows = []
    for row in value:
        if hasattr(row, "tolist"):
            row = row.tolist()
        if _is_entry(row):
            raise ValueError(f"{name} mixes rows and numbers.")
        rows.append([_entry(name, entry, gaps) for entry in row])
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError(f"The rows of {name} are not equally long.")
    return rows


def _is_entry(value):
    return value is None or isinstance(value, (Real, str)) or getattr(value, "ndim", None) == 0


def _entry(name, value, gaps):
    if gaps and (value is None or value != value):
        return "NaN"
    number = _number(f"An entry of {name}", value)
    if gaps and isinstance(number, str):
        raise ValueError(f"{name} has an entry that is {number}.")
    return number


def _number(name, value):
    """A float, or the text that stands for one that is not finite."""
    if not isinstance(value, Real) and not hasattr(value, "__float__"):
        raise ValueError(f"{name} is {value!r}, but must be a number.")
    number = float(value)
    if math.isfinite(number):
        return number
    return "NaN" if number != number else "Infinity" if number > 0 else "-Infinity"


def _parameter(name, value):
    """A whole number, another number, or a text."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Integral):
        return int(value)
    return value if isinstance(value, str) else _number(f"The parameter {name}", value)


def _column_names(data, columns, width):
    if columns is None and hasattr(data, "columns"):
        columns = data.columns
    if columns is None:
        columns = [f"x{j + 1}" for j in range(width)]
    names = [f"x{name}" if isinstance(name, Integral) else str(name).strip() for name in columns]
    if len(names) != width:
        raise ValueError(f"There are {len(names)} names of columns, but {width} columns.")
    if len(set(names)) != width or not all(names):
        raise ValueError("Each column needs a name of its own.")
    return names


# ------------------------------------------------------------------------------- scikit-learn


def variables_of(estimator):
    """The variables of a lesson that a fitted scikit-learn estimator has, by their names there."""
    kind = _kind(estimator)
    if kind == "KMeans":
        return {"W": estimator.cluster_centers_}
    if kind == "NMF":
        return {"H": estimator.components_}
    return {
        "mu": estimator.means_,
        "pi": [list(estimator.weights_)],
        "sigma": _covariances(estimator),
    }


def record(
    estimator,
    X,
    path,
    *,
    columns=None,
    labels=None,
    iterations=None,
    W=None,
    H=None,
):
    """Runs a KMeans, GaussianMixture or NMF of scikit-learn and writes every half-step of it.

    The estimator itself is left alone. A copy makes one iteration at a time, each from where the
    one before has ended, so that the numbers are scikit-learn's own. It starts where the estimator
    would start with ``n_init=1``, and ends where that would end.

    Parameters
    ----------
    estimator
        With its settings, fitted or not.
    X : matrix
        The data, one observation a row.
    path : str or path-like
        The trace's file; the data are written beside it.
    columns, labels
        As of :class:`Trace`.
    iterations : int, optional
        The most iterations, instead of the estimator's ``max_iter``.
    W, H : matrices, optional
        Where an NMF starts, as for its ``fit_transform``; with ``init="custom"`` they must be
        given.

    Returns
    -------
    The fitted copy of the estimator.
    """
    recorder = {"KMeans": _k_means, "GaussianMixture": _mixture, "NMF": _factors}[_kind(estimator)]
    if iterations is None:
        iterations = estimator.max_iter
    if not iterations >= 1:
        raise ValueError(f"iterations is {iterations}, but must be at least 1.")
    about = {"columns": columns, "labels": labels, "seed": _seed(estimator)}
    if columns is None and hasattr(X, "columns"):
        about["columns"] = list(X.columns)
    with warnings.catch_warnings():
        # One iteration never converges; that is no news here.
        warnings.simplefilter("ignore", _convergence_warning())
        return recorder(estimator, _matrix(X), path, about, iterations, W, H)


def _kind(estimator):
    names = [kind.__name__ for kind in type(estimator).__mro__]
    for name in ("KMeans", "GaussianMixture", "NMF"):
        if name in names and not names[0].startswith("MiniBatch"):
            return name
    raise ValueError(
        f"{names[0]} is none of KMeans, GaussianMixture and NMF; record it with Trace, one"
        " call for each half-step."
    )


def _convergence_warning():
    from sklearn.exceptions import ConvergenceWarning

    return ConvergenceWarning


def _seed(estimator):
    seed = estimator.random_state
    return int(seed) if isinstance(seed, Integral) else 0


def _matrix(X):
    """A copy of the data as a dense array, in single precision only if it has that."""
    import numpy

    array = numpy.array(X.toarray() if hasattr(X, "toarray") else X)
    return array if array.dtype == numpy.float32 else array.astype(float)


def _k_means(estimator, X, path, about, iterations, W, H):
    """W moves to the means; scikit-learn's labels after a fit are the next assignment."""
    from copy import copy

    from sklearn.base import clone

    start = _first_centroids(estimator, X)
    clusters = len(start)
    whole = clone(estimator).set_params(init=start, n_init=1, max_iter=iterations, copy_x=True)
    whole.fit(X)
    once = clone(whole).set_params(max_iter=1, tol=0, verbose=0)
    # A fit works on centred data; so does this, for ties to be broken alike.
    centre = X.mean(axis=0)
    at = copy(whole)
    at.cluster_centers_ = start - centre
    assigned, inertia = at.predict(X - centre), -at.score(X - centre)
    # Elkan's algorithm computes distances in another way than predict, which ties can tell: its
    # first assignment is left out.
    Z = None if whole.algorithm == "elkan" else one_hot(assigned, clusters)
    parameters = {"clusters": clusters}
    with Trace("k-means", path, X, parameters=parameters, **about) as t:
        t.start(W=start)
        for _ in range(whole.n_iter_):
            t.step("assign", Z=Z, objective=inertia)
            once.fit(X)
            t.step("update", W=once.cluster_centers_)
            Z, inertia = one_hot(once.labels_, clusters), once.inertia_
            once.set_params(init=once.cluster_centers_)
        t.stop("converged" if whole.n_iter_ < iterations else "budget")
    return whole.set_params(**estimator.get_params())


def _first_centroids(estimator, X):
    """The centroids that the estimator would start from."""
    import numpy
    from sklearn.cluster import kmeans_plusplus
    from sklearn.utils import check_random_state

    if callable(estimator.init):
        random = check_random_state(estimator.random_state)
        return numpy.array(estimator.init(X, estimator.n_clusters, random_state=random), X.dtype)
    if not isinstance(estimator.init, str):
        return numpy.array(estimator.init, X.dtype)
    if estimator.init == "k-means++":
        return kmeans_plusplus(X, estimator.n_clusters, random_state=estimator.random_state)[0]
    random = check_random_state(estimator.random_state)
    return X[random.permutation(len(X))[: estimator.n_clusters]]


def _mixture(estimator, X, path, about, iterations, W, H):
    """Memberships by the parameters at hand, then the parameters; ε is ``reg_covar``."""
    from sklearn.base import clone

    shapes = {"full": "full", "diag": "diagonal", "spherical": "spherical"}
    if estimator.covariance_type not in shapes:
        raise ValueError(
            f"covariance_type is '{estimator.covariance_type}', which the lesson does not have;"
            f" it has {', '.join(shapes)}."
        )
    if not 1e-12 <= estimator.reg_covar <= 1:
        raise ValueError(f"reg_covar is {estimator.reg_covar}, but must be from 1e-12 to 1.")
    parameters = {
        "clusters": estimator.n_components,
        "covariance": shapes[estimator.covariance_type],
        "floor": estimator.reg_covar,
    }
    model = clone(estimator).set_params(warm_start=True, n_init=1, max_iter=0, verbose=0).fit(X)
    model.set_params(max_iter=1)
    with Trace("gaussian-mixture", path, X, parameters=parameters, **about) as t:
        t.start(model)
        for made in range(1, iterations + 1):
            t.step("expect", q=model.predict_proba(X), objective=model.score_samples(X).sum())
            model.fit(X)
            t.step("maximize", model, objective=model.score_samples(X).sum())
            if model.converged_:
                t.stop("converged")
                break
    model.n_iter_ = made
    return model.set_params(**estimator.get_params())


def _covariances(mixture):
    """Shaped as the lesson's sigma: matrices on top of each other, a row or a number each."""
    covariances = mixture.covariances_
    rows = covariances.shape[0] * (covariances.shape[1] if covariances.ndim == 3 else 1)
    return covariances.reshape(rows, -1)


def _factors(estimator, X, path, about, iterations, W, H):
    """The solver "cd" is the lesson's method hals, the solver "mu" its multiplicative updates."""
    from sklearn.base import clone

    losses = {"frobenius": "frobenius", 2: "frobenius"}
    losses.update({"kullback-leibler": "kullback-leibler", 1: "kullback-leibler"})
    if estimator.beta_loss not in losses:
        raise ValueError(
            f"beta_loss is {estimator.beta_loss!r}, which the lesson does not have; it has"
            " 'frobenius' and 'kullback-leibler'."
        )
    W, H = _first_factors(estimator, X, W, H)
    parameters = {"rank": len(H), "loss": losses[estimator.beta_loss]}
    if parameters["loss"] == "frobenius":
        parameters["method"] = "hals" if estimator.solver == "cd" else "multiplicative"
    custom = {"init": "custom", "n_components": len(H)}
    whole = clone(estimator).set_params(max_iter=iterations, **custom)
    whole.fit_transform(X, W=W.copy(), H=H.copy())
    once = clone(whole).set_params(max_iter=1, tol=0, verbose=0)
    with Trace("nmf", path, X, parameters=parameters, **about) as t:
        t.start(W=W, H=H)
        for _ in range(whole.n_iter_):
            W = once.fit_transform(X, W=W.copy(), H=H.copy())
            H = once.components_
            t.step("update-w", W=W)
            t.step("update-h", H=H, objective=once.reconstruction_err_**2 / 2)
        t.stop("converged" if whole.n_iter_ < iterations else "budget")
    return whole.set_params(**estimator.get_params())


def _first_factors(estimator, X, W, H):
    """The factors that the estimator would start from, or those that are given."""
    import numpy

    if (W is None) != (H is None) or (W is None and estimator.init == "custom"):
        raise ValueError("An NMF that starts from given factors needs both W and H.")
    if W is not None:
        return numpy.array(W, X.dtype), numpy.array(H, X.dtype)
    try:
        from sklearn.decomposition._nmf import _initialize_nmf
    except ImportError as moved:
        raise ValueError("This scikit-learn hides where an NMF starts; give W and H.") from moved
    rank = estimator.n_components
    rank = rank if isinstance(rank, Integral) else X.shape[1]
    return _initialize_nmf(X, rank, init=estimator.init, random_state=estimator.random_state)

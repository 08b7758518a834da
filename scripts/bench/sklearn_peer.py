"""Where scikit-learn has an estimator that does much the same: SGDRegressor goes row by row, not by batches."""
import warnings

import sklearn
from sklearn.linear_model import SGDRegressor
from sklearn.neural_network import MLPRegressor
from workloads import SETTINGS, serve

warnings.simplefilter("ignore")  # that it has not converged


def sgd(name, data):
    settings = SETTINGS[name]
    x, y = data
    model = SGDRegressor(
        penalty=None, learning_rate="constant", eta0=0.001, max_iter=settings["epochs"], tol=None, random_state=0
    )
    model.fit(x, y[:, 0])
    return lambda: ((model.predict(x) - y[:, 0]) ** 2).mean()


def network(name, data):
    settings = SETTINGS[name]
    x, y = data
    model = MLPRegressor(
        hidden_layer_sizes=settings["sizes"][1:-1],
        solver=settings.get("optimizer", "sgd"),
        alpha=0,
        batch_size=settings["batch"] or len(x),
        learning_rate_init=settings["rate"],
        momentum=0,
        max_iter=settings["epochs"],
        tol=0,
        n_iter_no_change=settings["epochs"],
        random_state=0,
    )
    model.fit(x, y[:, 0] if y.shape[1] == 1 else y)
    return lambda: model.loss_


serve(f"scikit-learn {sklearn.__version__}", {"W2b": sgd, "W5a": sgd, "W4": network, "W6": network})

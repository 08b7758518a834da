"""The workloads in PyTorch: modules, its own losses and optimizers, float64, one thread."""
import torch
from torch import nn
from torch.nn import functional
from workloads import SETTINGS, batches, first, first_weights, serve

torch.set_num_threads(1)


def module(settings, weights):
    layers = []
    for w in weights:
        layer = nn.Linear(*w.shape, bias=settings.get("bias", True), dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(w.T.copy()))
            if layer.bias is not None:
                layer.bias.zero_()
        layers += [layer, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def optimizer(settings, parameters):
    rate = settings["rate"]
    if settings.get("optimizer") == "rmsprop":
        return torch.optim.RMSprop(parameters, lr=rate, alpha=0.9, eps=1e-8)
    if settings.get("optimizer") == "adam":
        return torch.optim.Adam(parameters, lr=rate)
    return torch.optim.SGD(parameters, lr=rate)


def run(name, data):
    settings = SETTINGS[name]
    weights, random = first_weights(settings)
    x, y = (torch.from_numpy(values) for values in data)
    net = module(settings, weights)
    step = optimizer(settings, net.parameters())
    kind = settings.get("loss", "halfMse")
    losses = []
    for rows in batches(len(x), settings, random):
        step.zero_grad()
        target = y[rows]
        if kind == "sumSquared":
            descended = functional.mse_loss(net(x[rows]), target, reduction="sum")
            losses.append(descended.item() / len(target))
        else:
            loss = functional.mse_loss(net(x[rows]), target)
            losses.append(loss.item())
            descended = loss / 2 if kind == "halfMse" else loss
        descended.backward()
        step.step()
    return first(losses)


names = [name for name in SETTINGS if name != "twoWeights"]
serve(f"PyTorch {torch.__version__}", {name: run for name in names})

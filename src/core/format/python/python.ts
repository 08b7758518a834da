import type { Activation } from '../../nn/shape.ts';
import { isText, type PortableLayer, type PortableModel, targetName } from '../portable.ts';
import { pythonActivations } from './activations.ts';
import { pythonEncode, pythonFeatures, pythonMissing } from './features.ts';
import { pythonArray, pythonCategory, pythonList, pythonText } from './literals.ts';

/**
 * The model as a Python file that needs only NumPy: weights to the bit, and no more code than the model uses.
 * `predict(rows)` takes raw cells in the order of its FEATURES; as a program it takes a CSV file.
 */
export function writePython(model: PortableModel): string {
  const { features, layers, target } = model;
  const kinds = usedActivations(layers);
  const modules = [
    ...new Set(['csv', 'sys', ...kinds.flatMap((kind) => pythonActivations[kind].module ?? [])]),
  ];
  const sections = [
    [
      docstring(model),
      `${modules
        .sort()
        .map((name) => `import ${name}`)
        .join('\n')}\n`,
      'import numpy as np\n',
      pythonFeatures(features),
      pythonMissing(),
      `# Of each layer the weights, [input][unit]${layers[0]!.biases ? ', and the biases' : ''}.
${layers.map(layerNumbers).join('')}`,
      targetNumbers(target),
    ].join('\n'),
    ...pythonEncode(features),
    ...kinds.flatMap((kind) => pythonActivations[kind].definition ?? []),
    forward(layers),
    target.kind === 'classes' ? predictClasses(layers.at(-1)!.units) : predictNumbers(target.columns.length),
    (target.kind === 'classes' ? mainOfClasses : mainOfNumbers)(features.some(isText)),
    ENTRY,
  ];
  return sections.join('\n\n');
}

function docstring({ title, program, target, features }: PortableModel): string {
  // Without its quotes, so that no text can end the docstring.
  const plain = (text: string) => pythonText(text).slice(1, -1);
  return `"""${plain(title)}

Predicts ${plain(targetName(target))} from ${features.length} column${features.length === 1 ? '' : 's'}. Written by ${plain(program)}.
Needs NumPy. As a program it reads a CSV file with a line of names and writes
it with its predictions:

    python model.py data.csv > predictions.csv

In Python, with the cells of each row in the order of FEATURES:

    from model import predict
    predict(rows)
"""
`;
}

function usedActivations(layers: readonly PortableLayer[]): Activation[] {
  const kinds = layers.flatMap(({ activation }) => [
    ...(pythonActivations[activation].needs ?? []),
    activation,
  ]);
  return [...new Set(kinds)];
}

function layerNumbers({ weights, units, biases }: PortableLayer, k: number): string {
  return pythonArray(`W${k}`, weights, units) + (biases ? pythonArray(`B${k}`, biases) : '');
}

function targetNumbers(target: PortableModel['target']): string {
  if (target.kind === 'classes') return `CLASSES = ${pythonList(target.classes.map(pythonCategory))}\n`;
  const { columns } = target;
  const shift = pythonArray(
    'SHIFT',
    columns.map((column) => column.shift),
  );
  const divisor = pythonArray(
    'DIVISOR',
    columns.map((column) => column.divisor),
  );
  return `# The target's own unit: output * DIVISOR + SHIFT.
TARGETS = ${pythonList(columns.map(({ name }) => pythonText(name)))}
${shift}${divisor}`;
}

function forward(layers: readonly PortableLayer[]): string {
  const steps = layers.map((layer, k) => {
    const z = `x @ W${k}${layer.biases ? ` + B${k}` : ''}`;
    const value = pythonActivations[layer.activation].call(z, layer);
    return k === layers.length - 1 ? `    return ${value}\n` : `    x = ${value}\n`;
  });
  return `def forward(x):
    """The network: rows x inputs to rows x outputs."""
${steps.join('')}`;
}

function predictNumbers(targets: number): string {
  const [what, chosen] = targets === 1 ? ['one number a row', '[:, 0]'] : ['rows x targets', ''];
  return `def predict(rows):
    """The predictions for rows of raw cells: ${what}."""
    return (forward(encode(rows)) * DIVISOR + SHIFT)${chosen}
`;
}

/** One sigmoid unit is the probability of the second of two classes. */
function predictClasses(units: number): string {
  const found =
    units === 1
      ? `    second = forward(encode(rows))
    return np.hstack([1 - second, second])
`
      : `    return forward(encode(rows))
`;
  return `def probabilities(rows):
    """The probability of each class for rows of raw cells: rows x classes."""
${found}

def predict(rows):
    """The likeliest class of each row of raw cells."""
    return [CLASSES[i] for i in np.argmax(probabilities(rows), axis=1)]
`;
}

const reading = (texts: boolean) => `    with open(path, newline="", encoding="utf-8-sig") as file:
        lines = [line for line in csv.reader(file) if line]
    if not lines:
        sys.exit(f"{path} is empty")
    names = lines.pop(0)
    for feature in FEATURES:
        if feature["name"] not in names:
            sys.exit(f"{path} has no column {feature['name']!r}")
    places = [names.index(feature["name"]) for feature in FEATURES]
    rows = []
    for i, line in enumerate(lines, 1):
        if len(line) != len(names):
            cells = f"{len(line)} cells for {len(names)} columns"
            sys.exit(f"{path} row {i} has {cells}")
        cells = [line[j] for j in places]
${texts ? READ_TEXTS : READ_NUMBERS}        rows.append(cells)
    sys.stdout.reconfigure(encoding="utf-8", newline="\\n")
    out = csv.writer(sys.stdout, lineterminator="\\n")
`;

const READ_NUMBERS = `        cells = [None if c.strip() in MISSING else c for c in cells]
`;

const READ_TEXTS = `        for j, feature in enumerate(FEATURES):
            if cells[j].strip() in MISSING and not is_text(feature):
                cells[j] = None
`;

const mainOfNumbers = (texts: boolean) => `def main(path):
${reading(texts)}    heads = ["prediction"]
    if len(TARGETS) > 1:
        heads = [f"prediction_{name}" for name in TARGETS]
    out.writerow(names + heads)
    for line, values in zip(lines, np.column_stack([predict(rows)]).tolist()):
        out.writerow(line + values)
`;

const mainOfClasses = (texts: boolean) => `def main(path):
${reading(texts)}    heads = [f"probability_{name}" for name in CLASSES]
    out.writerow(names + ["prediction"] + heads)
    chances = probabilities(rows).tolist()
    for line, label, values in zip(lines, predict(rows), chances):
        out.writerow(line + [label] + values)
`;

const ENTRY = `if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} data.csv")
    try:
        main(sys.argv[1])
    except (OSError, ValueError) as error:
        sys.exit(str(error))
`;

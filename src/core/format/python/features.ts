import type { Feature } from '../../data/features.ts';
import { missingMarks } from '../../data/text/rules/missing-marks.ts';
import { isText } from '../portable.ts';
import { pythonCategory, pythonDict, pythonList, pythonNumber, pythonText } from './literals.ts';

/** `FEATURES`: how raw cells become inputs, as data. */
export function pythonFeatures(features: readonly Feature[]): string {
  const known = [...new Set(features.map(({ kind }) => kind))].map((kind) => ABOUT[kind]);
  const filled = features.some(({ fill }) => fill !== undefined) ? [FILL] : [];
  return `# The columns that the model looks at, in their order.
${[...known, ...filled].join('')}FEATURES = [
${features.map((feature) => `${pythonDict(entriesOf(feature), '    ')},\n`).join('')}]
`;
}

const ABOUT = {
  number: '# - number: (value - shift) / divisor; a divisor of 0 leaves it at 0.\n',
  label: '# - label: the place in categories, from 0, scaled as a number is.\n',
  oneHot: '# - oneHot: an input for each category, 1 where the cell is that one.\n',
};

const FILL = '# A missing cell (None, NaN or "") becomes the value under "fill".\n';

function entriesOf(feature: Feature): Record<string, string> {
  const { name, kind, fill } = feature;
  return {
    name: pythonText(name),
    kind: pythonText(kind),
    ...(kind !== 'number' && { categories: pythonList(feature.categories.map(pythonCategory)) }),
    ...(kind !== 'oneHot' && { shift: pythonNumber(feature.shift), divisor: pythonNumber(feature.divisor) }),
    ...(fill !== undefined && { fill: pythonCategory(fill) }),
  };
}

/** `MISSING`: what the command line of the file takes for a missing number. */
export function pythonMissing(): string {
  const marks = pythonList([...missingMarks].map(pythonText));
  return `# What stands for a missing number in a CSV file.
MISSING = ${marks}
`;
}

/** `encode` and what it needs: raw cells to the inputs of the first layer. */
export function pythonEncode(features: readonly Feature[]): string[] {
  const has = (kind: Feature['kind']) => features.some((feature) => feature.kind === kind);
  return [
    ...(features.some(isText) ? [IS_TEXT] : []),
    valueFunction(features.some(isText)),
    ...(has('number') || has('label') ? [SCALED] : []),
    ...(has('label') ? [PLACE_OF] : []),
    encodeFunction(has('oneHot'), has('label')),
  ];
}

const IS_TEXT = `def is_text(feature):
    categories = feature.get("categories")
    return categories is not None and isinstance(categories[0], str)
`;

const valueFunction = (texts: boolean) => `def value_of(cell, feature, row):
    """A cell as a number${texts ? ' or a text' : ''}; a missing one as the feature's fill."""
    name = feature["name"]
    if cell is None or cell == "" or cell != cell:
        if "fill" not in feature:
            raise ValueError(f"row {row}: {name} is missing")
        return feature["fill"]
${texts ? TEXT_VALUE : ''}    try:
        return float(cell)
    except ValueError:
        message = f"row {row}: {cell!r} in {name} is not a number"
        raise ValueError(message) from None
`;

const TEXT_VALUE = `    if is_text(feature):
        return str(cell)
`;

const SCALED = `def scaled(values, feature):
    if feature["divisor"] == 0:
        return np.zeros(len(values))
    values = np.array(values, dtype=float)
    return (values - feature["shift"]) / feature["divisor"]
`;

const PLACE_OF = `def place_of(value, feature, row):
    """The place of a category in its list."""
    if value not in feature["categories"]:
        name = feature["name"]
        raise ValueError(f"row {row}: {value!r} in {name} is not known")
    return feature["categories"].index(value)
`;

const encodeFunction = (oneHot: boolean, label: boolean) => `def encode(rows):
    """The inputs of the first layer, rows x inputs, for rows of raw cells."""
    inputs = []
    for j, feature in enumerate(FEATURES):
        cells = [row[j] for row in rows]
        values = [value_of(c, feature, i) for i, c in enumerate(cells, 1)]
${oneHot ? ENCODE_ONE_HOT : ''}${label ? ENCODE_LABEL : ''}        inputs.append(scaled(values, feature))
    return np.column_stack(inputs)
`;

const ENCODE_ONE_HOT = `        if feature["kind"] == "oneHot":
            categories = np.array(feature["categories"], dtype=object)
            matches = np.array(values, dtype=object)[:, None] == categories
            inputs.append(matches.astype(float))
            continue
`;

const ENCODE_LABEL = `        if feature["kind"] == "label":
            values = [place_of(v, feature, i) for i, v in enumerate(values, 1)]
`;

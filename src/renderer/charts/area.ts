/** Where the drawing of a chart lies on its canvas, in CSS pixels, and which values its edges stand for. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly yLog: boolean;
}

export function sameArea(a: Area | undefined, b: Area): boolean {
  return a !== undefined && (Object.keys(b) as (keyof Area)[]).every((key) => a[key] === b[key]);
}

/** The value under a pixel counted from the canvas's left. */
export function xAt(area: Area, pixel: number): number {
  const share = (pixel - area.left) / (area.right - area.left);
  return area.xMin + share * (area.xMax - area.xMin);
}

export function pixelOfX(area: Area, x: number): number {
  return area.left + ((x - area.xMin) / (area.xMax - area.xMin)) * (area.right - area.left);
}

/** @returns NaN for what a logarithmic axis cannot show */
export function pixelOfY(area: Area, y: number): number {
  const place = area.yLog ? Math.log10 : (value: number) => value;
  const share = (place(y) - place(area.yMin)) / (place(area.yMax) - place(area.yMin));
  return area.bottom - share * (area.bottom - area.top);
}

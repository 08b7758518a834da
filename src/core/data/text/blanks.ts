export const SPACE = 32;
export const TAB = 9;

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** The JSON pointer (RFC 6901) to what stands under a key, or one step of a longer one. */
export const pointerTo = (key: string | number) =>
  `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

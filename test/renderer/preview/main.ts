import { layoutNames, themes } from '../../../src/shared/settings.ts';
import { createFakeBridge } from '../fake-bridge.ts';

/*
 * The window on the fake bridge. In the address: ?empty (nothing open), ?slow (training that can be
 * watched), ?theme=dark, ?layout=compare, ?platform=darwin.
 */
const asked = new URLSearchParams(location.search);
const one = <T extends string>(values: readonly T[], name: string) =>
  values.find((value) => value === asked.get(name));
const theme = one(themes, 'theme');
const layoutName = one(layoutNames, 'layout');
const platform = one(['linux', 'darwin', 'win32'], 'platform');

const bridge = createFakeBridge({
  filled: !asked.has('empty'),
  slow: asked.has('slow'),
  settings: { ...(theme && { theme }), ...(layoutName && { layoutName }) },
  ...(platform && { platform }),
});
// `bridge` too, to play the main process from the console.
Object.assign(window, { descent: bridge, bridge });

await import('../../../src/renderer/main.tsx');

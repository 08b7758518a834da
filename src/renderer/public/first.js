// Runs before everything else, and so is no module: bundling may put a module after others.

// Zod would try whether it may compile its checks with `new Function`. The window's content security
// policy forbids that, and each try would be reported as a violation.
globalThis.__zod_globalConfig = { jitless: true };

// The theme of the system until the settings are here, so that the first frame is not of the other one.
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches
  ? 'dark'
  : 'light';

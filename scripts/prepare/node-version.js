// @ts-check
// Imported first by whatever a person starts: an older Node would otherwise fail somewhere in the
// middle, with a stack trace.
const oldest = '20.19';

/**
 * @param {string} version as in process.versions.node
 */
export function newEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

if (!newEnough(process.versions.node)) {
  console.error(
    `descent: this is Node ${process.versions.node}, and Descent needs ${oldest} or newer. Install a current Node and try again.`,
  );
  process.exit(1);
}

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { programArguments } from '../../scripts/program-arguments.js';

const home = resolve('/home/someone');
const project = resolve('/project');

test('a path is meant from where npm was called', () => {
  const env = { npm_lifecycle_event: 'start', INIT_CWD: home };
  expect(programArguments(['my model.json', '../x.csv'], env, project)).toEqual([
    resolve(home, 'my model.json'),
    resolve('/home/x.csv'),
  ]);
});

test('without npm, from the working folder', () => {
  expect(programArguments(['a.csv'], { INIT_CWD: home }, project)).toEqual([resolve(project, 'a.csv')]);
});

test('an absolute path and a flag stay as they are', () => {
  const path = resolve('/data/a.csv');
  expect(programArguments([path, '--flag=a/b'], {}, project)).toEqual([path, '--flag=a/b']);
});

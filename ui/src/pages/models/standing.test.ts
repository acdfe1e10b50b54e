import { expect, test } from 'vitest';
import type { DeploymentStanding } from '../../api/models.ts';
import { standingOfModel, standingText } from './standing.ts';

const standing = (state: DeploymentStanding['state'], wait_ms: number | null = 0) =>
  ({ state, wait_ms }) as DeploymentStanding;

test.each([
  ['ok', 0, 'ok'],
  ['cooling', 2500, 'cooling 3 s'],
  ['full', 1, 'at its limits for 1 s'],
  ['paused', null, 'off'],
] as const)('a deployment that is %s says so', (state, wait, label) => {
  expect(standingText(standing(state, wait)).label).toBe(label);
});

test('a model stands as its deployments do, else as many as work', () => {
  expect(standingOfModel([])).toBeNull();
  expect(standingOfModel([standing('ok'), standing('ok')])?.label).toBe('ok');
  expect(standingOfModel([standing('ok'), standing('paused', null)])?.label).toBe('1 of 2 ok');
  expect(standingOfModel([standing('paused', null), standing('cooling', 900)])?.label).toBe('cooling 1 s');
});

import { expect, test } from 'vitest';
import type { ModelDeployment } from '../../api/models.ts';
import type { Call } from '../../api/types.ts';
import { modelsOf, priceText, sourceText, triesOf } from './model.ts';

const deployment = (model_name: string, id: string) => ({ model_name, model_info: { id } }) as ModelDeployment;

test('deployments of one name are one model, in the order of the configuration', () => {
  const models = modelsOf([deployment('b', '1'), deployment('a', '2'), deployment('b', '3')]);
  expect(models.map(({ name, deployments }) => [name, deployments.map(({ model_info }) => model_info.id)])).toEqual([
    ['b', ['1', '3']],
    ['a', ['2']],
  ]);
});

test('a model is of the file, of the database, or of both', () => {
  const of = (db_model: boolean) => ({ model_info: { db_model } }) as ModelDeployment;
  expect(sourceText([of(false), of(false)])).toBe('config file');
  expect(sourceText([of(true)])).toBe('database');
  expect(sourceText([of(true), of(false)])).toBe('config file, database');
});

test.each([
  [0.0000004, 0.0000016, 'configuration', '$0.40 · $1.60'],
  [0.0000025, null, 'a table', '$2.50 · —'],
  [0, 0, 'configuration', '$0 · $0'],
  [null, null, null, null],
])('tokens for %d and %d dollars are told by the million', (input, output, source, text) => {
  const info = { input_cost_per_token: input, output_cost_per_token: output, price_source: source };
  expect(priceText({ model_info: info } as ModelDeployment)).toBe(text);
});

test('tries are counted from attempts, and from calls that needed one alone', () => {
  const calls = [
    {
      attempts: [
        { deployment: '1', fault: '503' },
        { deployment: '2', fault: null },
      ],
      deployment_id: '2',
      outcome: 'ok',
    },
    { attempts: null, deployment_id: '1', outcome: 'ok' },
    { attempts: null, deployment_id: '1', outcome: 'upstream-error' },
    { attempts: null, deployment_id: null, outcome: 'refused' },
  ] as Call[];
  expect(triesOf('1', calls)).toEqual({ tried: 3, failed: 2 });
  expect(triesOf('2', calls)).toEqual({ tried: 1, failed: 0 });
});

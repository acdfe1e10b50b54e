import { expect, test } from 'vitest';
import { type EndedModelCall, ModelFigures } from './model-figures.ts';

const call: EndedModelCall = {
  operation: 'chat.completions',
  outcome: 'ok',
  firstByteMs: 20,
  durationMs: 1500,
  inputTokens: 10,
  outputTokens: 4,
  costNano: 817_500,
};

const MODELS = ['gpt-4o', 'groq/*'];
const AGENTS = new Set(['planner']);

const linesOf = (figures: ModelFigures, name: string, models = MODELS, agents = AGENTS): string[] =>
  figures
    .expose(models, agents)
    .join('\n')
    .split('\n')
    .filter((line) => line.startsWith(name));

test('calls of models are counted by the model that answered, tokens by their direction, cost to the nano-dollar', () => {
  const figures = new ModelFigures();
  figures.ended(call, { model: 'gpt-4o', agent: 'planner' });
  figures.ended({ ...call, outcome: 'upstream-error', costNano: null }, { model: 'gpt-4o', agent: null });
  expect(linesOf(figures, 'switchboard_model_calls_total')).toEqual([
    'switchboard_model_calls_total{model="gpt-4o",operation="chat.completions",outcome="ok"} 1',
    'switchboard_model_calls_total{model="gpt-4o",operation="chat.completions",outcome="upstream-error"} 1',
  ]);
  expect(linesOf(figures, 'switchboard_model_tokens_total')).toEqual([
    'switchboard_model_tokens_total{model="gpt-4o",direction="input"} 20',
    'switchboard_model_tokens_total{model="gpt-4o",direction="output"} 8',
  ]);
  expect(linesOf(figures, 'switchboard_model_cost_usd_total')).toEqual([
    'switchboard_model_cost_usd_total{model="gpt-4o"} 0.0008175',
  ]);
  expect(linesOf(figures, 'switchboard_model_first_token_seconds_count')).toEqual([
    'switchboard_model_first_token_seconds_count{model="gpt-4o",operation="chat.completions"} 1',
  ]);
  expect(linesOf(figures, 'switchboard_agent_model_cost_usd_total')).toEqual([
    'switchboard_agent_model_cost_usd_total{agent="planner"} 0.0008175',
  ]);
});

test('labels are bounded: whatever callers write, there are series of what is configured, and one of all else', () => {
  const figures = new ModelFigures();
  for (const model of ['groq/*', null, null, 'gone'])
    figures.ended({ ...call, outcome: 'refused' }, { model, agent: 'gone' });
  expect(linesOf(figures, 'switchboard_model_calls_total')).toEqual([
    'switchboard_model_calls_total{model="groq/*",operation="chat.completions",outcome="refused"} 1',
    'switchboard_model_calls_total{model="(none)",operation="chat.completions",outcome="refused"} 2',
  ]);
  expect(linesOf(figures, 'switchboard_agent_model_cost_usd_total')).toEqual([]);
});

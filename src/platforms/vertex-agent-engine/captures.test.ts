import { expect, it } from 'vitest';
import { byBytes } from '../adapter.fixtures.ts';
import {
  CONFIRMATION,
  CONFIRMED,
  CUT_OFF,
  LONG_RUNNING,
  SEVERAL_AGENTS,
  WORKFLOW,
  WORKFLOW_ANSWERED,
  WORKFLOW_ASKS,
} from './captures.fixtures.ts';
import { streamed } from './vertex.fixtures.ts';

const answer = (author: string, number: number, parts: object[], more: object = {}) => ({
  type: 'artifact',
  artifact: `${author}-${number}`,
  parts,
  last: true,
  name: author,
  ...more,
});
const delta = (author: string, number: number, text: string) => ({
  type: 'delta',
  artifact: `${author}-${number}`,
  parts: [{ text }],
  name: author,
});
const usage = (input: number, output: number) => ({ type: 'usage', input, output, total: input + output });
const need = (name: string, text: string, more: object = {}) => ({
  type: 'need',
  kind: 'input',
  parts: [{ text }, { data: { name } }],
  resume: { calls: [{ name }] },
  ...more,
});
const BEGUN = { type: 'progress' };
const DONE = { type: 'done' };

it.each([
  [
    'a long-running tool',
    LONG_RUNNING,
    [BEGUN, usage(11, 2), need('approve', 'The agent asks for the result of "approve".')],
  ],
  [
    'a tool that wants leave',
    CONFIRMATION,
    [
      BEGUN,
      usage(11, 2),
      need(
        'adk_request_confirmation',
        'Please approve or reject the tool call pay() by responding with a FunctionResponse with an expected ToolConfirmation payload.',
      ),
    ],
  ],
  [
    'leave that was given',
    CONFIRMED,
    [BEGUN, delta('root_agent', 1, 'Paid'), answer('root_agent', 1, [{ text: 'Paid' }]), usage(20, 4), DONE],
  ],
  [
    'several agents, and a file',
    SEVERAL_AGENTS,
    [
      BEGUN,
      delta('one', 1, 'A'),
      delta('one', 1, '1'),
      answer('one', 1, [{ text: 'A1' }]),
      usage(11, 4),
      delta('two', 2, 'B'),
      delta('two', 2, '2'),
      answer('two', 2, [{ text: 'B2' }, { raw: '+//+AA==', mediaType: 'image/png' }]),
      usage(22, 8),
      DONE,
    ],
  ],
  [
    'an answer that was cut off',
    CUT_OFF,
    [
      BEGUN,
      delta('root_agent', 1, 'half'),
      answer('root_agent', 1, [{ text: 'half' }]),
      usage(11, 4),
      { type: 'fail', kind: 'failed', message: 'The answer is incomplete: MAX_TOKENS.' },
    ],
  ],
  ['a workflow', WORKFLOW, [BEGUN, answer('wf_data', 1, [{ data: { sum: 4, said: 'hi' } }]), DONE]],
  ['a workflow that asks', WORKFLOW_ASKS, [BEGUN, need('adk_request_input', 'Which one?')]],
  [
    'a workflow that was answered',
    WORKFLOW_ANSWERED,
    [BEGUN, answer('wf_ask', 1, [{ text: 'You chose the blue one' }]), DONE],
  ],
] as const)(
  'what a real app told of %s is told in the same way when it is cut at every byte',
  async (_, stream, events) => {
    const told = await streamed(stream);
    expect(told).toMatchObject(events);
    expect(await streamed(byBytes(stream))).toEqual(told);
  },
);

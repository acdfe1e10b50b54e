import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../protocol/index.ts';
import { Speech } from './speech.ts';

const names = { taskId: 't-1', contextId: 'c-1' };
const status = (state: string, parts?: JsonObject[]): JsonObject => ({
  statusUpdate: {
    ...names,
    status: { state: `TASK_STATE_${state}`, ...(parts && { message: { role: 'ROLE_AGENT', parts } }) },
  },
});
const artifact = (artifactId: string, parts: JsonObject[], append = false): JsonObject => ({
  artifactUpdate: { ...names, artifact: { artifactId, parts }, ...(append && { append }) },
});
const task = (state: string, more: JsonObject = {}): JsonObject => ({
  task: { id: 't-1', contextId: 'c-1', status: { state: `TASK_STATE_${state}` }, ...more },
});

const hearing = (items: JsonObject[], isResuming = false): { speech: Speech; told: string } => {
  const speech = new Speech(isResuming);
  const pieces = items.flatMap((item) => speech.hear(item));
  return { speech, told: pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('') };
};

describe('what an agent says', () => {
  it('is the text of its artifacts, piece by piece, each artifact a paragraph', () => {
    const { speech, told } = hearing([
      task('SUBMITTED'),
      artifact('a', [{ text: 'One' }]),
      artifact('a', [{ text: ' two' }], true),
      artifact('b', [{ text: 'Three' }]),
      status('COMPLETED'),
    ]);
    expect(told).toBe('One two\n\nThree');
    expect(speech).toMatchObject({ ...names, text: told, rest: { state: 'completed', words: '' } });
  });

  it('is not told again by an artifact, or a task, that is sent whole at the end', () => {
    const whole = { artifactId: 'a', parts: [{ text: 'One two three' }] };
    const items = [artifact('a', [{ text: 'One' }]), artifact('a', [{ text: ' two' }], true)];
    expect(hearing([...items, artifact('a', whole.parts), task('COMPLETED', { artifacts: [whole] })]).told).toBe(
      'One two three',
    );
  });

  it('cannot be taken back: what replaces it follows it', () => {
    expect(hearing([artifact('a', [{ text: 'One' }]), artifact('a', [{ text: 'Two' }])]).told).toBe('One\n\nTwo');
  });

  it.each([
    ['a message', [{ message: { contextId: 'c-1', parts: [{ text: 'Hi' }] } }]],
    ['its last status', [status('WORKING', [{ text: 'thinking' }]), status('COMPLETED', [{ text: 'Hi' }])]],
    ['the history', [task('COMPLETED', { history: [{ role: 'ROLE_AGENT', parts: [{ text: 'Hi' }] }] })]],
    ['what it said on the way', [status('WORKING', [{ text: 'Hi' }]), status('COMPLETED')]],
  ])('is %s, when there is no artifact', (_, items) => {
    expect(hearing(items).told).toBe('Hi');
  });

  it('does not hold what a status says beside artifacts, unless the agent asks something back', () => {
    const answer = artifact('a', [{ text: 'Done' }]);
    expect(hearing([status('WORKING', [{ text: 'x' }]), answer, status('COMPLETED', [{ text: 'y' }])]).told).toBe(
      'Done',
    );
    const { speech, told } = hearing([answer, status('INPUT_REQUIRED', [{ text: 'Which city?' }])]);
    expect(told).toBe('Done\n\nWhich city?');
    expect(speech.rest?.state).toBe('input-required');
  });

  it('does not begin with what an earlier answer of the same task told', () => {
    const earlier = { artifacts: [{ artifactId: 'a', parts: [{ text: 'Earlier' }] }] };
    const items = [task('WORKING', earlier), artifact('b', [{ text: 'New' }]), status('COMPLETED')];
    expect(hearing(items, true).told).toBe('New');
    expect(hearing(items).told).toBe('Earlier\n\nNew');
  });

  it('holds data as JSON and addresses as links; files only as parts', () => {
    const parts = [
      { text: 'See' },
      { data: { k: 1 } },
      { url: 'https://x.example/a/report.pdf?v=1', mediaType: 'application/pdf' },
      { url: 'https://x.example/p', filename: 'p.png', mediaType: 'image/png' },
      { raw: 'aGk=', mediaType: 'image/png' },
      { text: 'end' },
    ];
    const { speech, told } = hearing([artifact('a', parts), status('COMPLETED')]);
    expect(told).toBe(
      [
        'See',
        '{"k":1}',
        '[report.pdf](https://x.example/a/report.pdf?v=1)',
        '![p.png](https://x.example/p)',
        'end',
      ].join('\n\n'),
    );
    expect(speech.parts).toEqual(parts.slice(1, 5));
  });

  it('keeps the words of a failure from the answer', () => {
    const { speech, told } = hearing([status('FAILED', [{ text: 'out of paper' }])]);
    expect([told, speech.rest]).toEqual(['', { state: 'failed', words: 'out of paper' }]);
  });

  it('is the same, in whatever pieces it comes', () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), fc.boolean(), (artifacts, repeats) => {
        const whole = artifacts.map((pieces, index) => ({
          artifactId: `a${index}`,
          parts: [{ text: pieces.join('') }],
        }));
        const events = artifacts.flatMap((pieces, index) =>
          pieces.map((text, at) => artifact(`a${index}`, [{ text }], at > 0)),
        );
        const end = repeats ? [task('COMPLETED', { artifacts: whole })] : [status('COMPLETED')];
        const streamed = hearing([task('SUBMITTED'), ...events, ...end]);
        const unary = hearing([task('COMPLETED', { artifacts: whole })]);
        expect(streamed.told).toBe(unary.told);
        expect(streamed.speech.text).toBe(unary.speech.text);
      }),
    );
  });

  it.each([
    null,
    1,
    'x',
    [],
    {},
    { task: null },
    { artifactUpdate: { artifact: 1 } },
    { statusUpdate: { status: [] } },
  ])('is nothing when it is no A2A: %j', (item) => {
    const speech = new Speech(false);
    expect(speech.hear(item as never)).toEqual([]);
    expect(speech.rest).toBeUndefined();
  });
});

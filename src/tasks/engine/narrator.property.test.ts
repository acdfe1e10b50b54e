import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json, Part, UpstreamEvent } from '../../protocol/index.ts';
import { silentLog } from '../tasks.fixtures.ts';
import type { ArtifactUpdate, Task, TaskState, TaskUpdate } from './a2a.ts';
import { batched } from './batched.ts';
import { ScriptedPlatform, ScriptedRun, VirtualTime } from './engine.fixtures.ts';
import { fold, plainText } from './fold.ts';
import { Narrator } from './narrator.ts';
import { turnEvents } from './turn-events.ts';

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ text: fc.string({ maxLength: 6 }) }) },
  fc.record({ data: fc.constantFrom<Json>(1, null, { a: [1] }) }),
  fc.record({ raw: fc.constant('aGk='), mediaType: fc.constant('image/png') }),
  fc.record({ text: fc.string({ maxLength: 3 }), metadata: fc.constant({ k: 1 }) }),
);
const parts = fc.array(part, { maxLength: 3 });
const artifact = fc.constantFrom('a', 'b');
const kinds = [
  'unreachable',
  'unauthorized',
  'busy',
  'failed',
  'rejected',
  'canceled',
  'truncated',
  'session-gone',
] as const;

const event: fc.Arbitrary<UpstreamEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('delta' as const), artifact, parts }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('artifact' as const), artifact, parts, last: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('progress' as const), text: fc.constantFrom('', 'x', 'y') }) },
  fc.record({ type: fc.constant('session' as const), handle: fc.constant('s') }),
  fc.record({ type: fc.constant('run' as const), handle: fc.constant('r') }),
  fc.record({ type: fc.constant('usage' as const), input: fc.nat(9), output: fc.nat(9) }),
  fc.record({ type: fc.constant('done' as const) }),
  fc.record({
    type: fc.constant('need' as const),
    kind: fc.constantFrom('input' as const, 'auth' as const),
    parts,
    resume: fc.constant(1),
  }),
  fc.record({ type: fc.constant('fail' as const), kind: fc.constantFrom(...kinds), message: fc.constant('no') }),
);

const begun: Task = {
  id: 't',
  contextId: 'c',
  status: { state: 'TASK_STATE_SUBMITTED', timestamp: '2026-01-01T00:00:00.000Z' },
  artifacts: [],
  history: [],
  metadata: {},
};

const AT_REST: TaskState[] = [
  'TASK_STATE_INPUT_REQUIRED',
  'TASK_STATE_AUTH_REQUIRED',
  'TASK_STATE_COMPLETED',
  'TASK_STATE_CANCELED',
  'TASK_STATE_FAILED',
  'TASK_STATE_REJECTED',
];

/** What a turn tells, whatever the adapter says; nothing when the agent refused. */
async function told(events: UpstreamEvent[]): Promise<{ updates: TaskUpdate[]; task: Task } | 'refused'> {
  const time = new VirtualTime();
  const platform = new ScriptedPlatform({
    run: (turn, signal) => {
      const run = new ScriptedRun(turn, signal);
      run.tell(...events);
      run.end();
      return run;
    },
  });
  const narrator = new Narrator({ turn: 1, clock: () => 0, newId: () => 'm' });
  const turn = {
    taskId: 't',
    parts: [],
    metadata: {},
    sessionKey: '',
    userKey: '',
    session: undefined,
    resume: undefined,
    idempotencyKey: '',
    detached: false,
  };
  const { signal } = new AbortController();
  // Nobody waits: a busy agent is asked again at once.
  const schedule: typeof time.schedule = (_, task) => {
    task();
    return () => undefined;
  };
  const updates: TaskUpdate[] = [];
  let task = begun;
  try {
    for await (const batch of batched(
      turnEvents(turn, { runner: platform.runner, signal, schedule, log: silentLog }),
      signal,
    ))
      for (const happened of batch)
        for (const update of narrator.tell(task, happened)) {
          task = fold(task, update);
          updates.push(update);
        }
  } catch {
    return 'refused';
  }
  return { updates, task };
}

/** Artifacts as a client puts them together from a stream, by the letter of A2A 1.0, section 4.2.2. */
function assembled(
  artifacts: Map<string, Part[]>,
  { artifact: { artifactId, parts: news }, append }: ArtifactUpdate,
): void {
  const known = artifacts.get(artifactId);
  if (append) expect(known, 'more of an artifact that nobody was told of').toBeDefined();
  artifacts.set(artifactId, append ? [...(known ?? []), ...news] : news);
}

/** Neighbouring texts are one, and empty ones none: that is how a task is shown. */
function merged(given: Part[]): Part[] {
  const result: Part[] = [];
  for (const one of given) {
    const text = plainText(one);
    const last = result.at(-1);
    const before = last && plainText(last);
    if (text === '') continue;
    if (text !== undefined && before !== undefined) result[result.length - 1] = { text: before + text };
    else result.push(one);
  }
  return result;
}

it('whatever an adapter tells, states move as the specification allows, and the last one alone is at rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const outcome = await told(events);
      if (outcome === 'refused') return;
      const states = outcome.updates.flatMap((update) =>
        'statusUpdate' in update ? [update.statusUpdate.status.state] : [],
      );
      expect(outcome.updates.at(-1)).toHaveProperty('statusUpdate');
      expect(states.slice(0, -1).every((state) => state === 'TASK_STATE_WORKING')).toBe(true);
      expect(AT_REST).toContain(states.at(-1));
      expect(outcome.task.status.state).toBe(states.at(-1));
    }),
    { numRuns: 500 },
  );
});

it('every artifact update has a part, and artifacts are closed once the turn is over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const outcome = await told([
        ...events.filter(({ type }) => type !== 'need' && type !== 'fail'),
        { type: 'done' },
      ]);
      if (outcome === 'refused') throw new Error('refused without a reason');
      const updates = outcome.updates.flatMap((update) => ('artifactUpdate' in update ? [update.artifactUpdate] : []));
      for (const { artifact: told } of updates) expect(told.parts.length).toBeGreaterThan(0);
      const last = new Map(updates.map((update) => [update.artifact.artifactId, update.lastChunk]));
      for (const isLast of last.values()) expect(isLast).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('who subscribes at any moment ends with the same task as who listened from the beginning', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), fc.nat(30), async (events, moment) => {
      const outcome = await told(events);
      if (outcome === 'refused') return;
      const { updates, task } = outcome;
      const snapshot = updates.slice(0, moment).reduce(fold, begun);
      const artifacts = new Map(snapshot.artifacts.map(({ artifactId, parts: given }) => [artifactId, given]));
      for (const update of updates.slice(moment))
        if ('artifactUpdate' in update) assembled(artifacts, update.artifactUpdate);
      const shown = (entries: Iterable<[string, Part[]]>) => [...entries].map(([id, given]) => [id, merged(given)]);
      expect(shown(artifacts)).toEqual(
        shown(task.artifacts.map(({ artifactId, parts: given }) => [artifactId, given])),
      );
      expect(updates.slice(moment).reduce(fold, snapshot)).toEqual(task);
    }),
    { numRuns: 500 },
  );
});

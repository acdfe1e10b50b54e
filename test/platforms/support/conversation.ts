import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts';
import { say10 } from '../../support/messages.ts';
import { all, connect03, connect10, type Received, type SdkClient } from '../../support/sdk-clients.ts';
import { gatewayTarget } from '../../support/target.ts';
import { type AnyJson, at, rpc } from '../../support/wire.ts';
import { type CutProxy, startCutProxy } from './cut-proxy.ts';

/** A platform with an agent that repeats what it heard: `You said: … (n turns)`. */
export interface PlatformUnderTest {
  /** Starts it. @returns its origin */
  start(): Promise<{ url: string; close(): Promise<void> }>;
  /** Where the agent is, below its origin. */
  path?: string;
  /** How the agent is registered. */
  litellm_params: object;
  /** What the gateway's card says, as far as the platform knows. */
  card: object;
  /** What the platform can do; what it cannot is left out of the suite, and said so in the table of the documents. */
  can: {
    /** Ask for input (`ask`), and go on with the answer. */
    ask: boolean;
    /** Answer with a file (`picture`) and with data (`data`). */
    answerFiles: boolean;
    answerData: boolean;
    /** Take files. */
    takeFiles: boolean;
    /** Go on with a run whose gateway has gone. */
    outlive: boolean;
    stream: boolean;
    countTokens: boolean;
  };
}

const CLIENTS = [
  ['1.0', 'JSONRPC', connect10],
  ['1.0', 'HTTP+JSON', connect10],
  ['0.3', 'JSONRPC', connect03],
  ['0.3', 'HTTP+JSON', connect03],
] as const;

/** A gateway that waits for nobody when it stops. */
const HASTY: TestGatewayOptions = {
  configure: ({ server }) => {
    server.shutdownGraceMs = 10;
  },
};

/** The same conversation with every platform, by the official A2A clients. */
export function conversation(name: string, platform: PlatformUnderTest): void {
  const { can } = platform;

  describe(name, () => {
    let upstream: { url: string; close(): Promise<void> };
    let proxy: CutProxy;
    let gateway: TestGateway;
    let key: string;

    const register = async (to: TestGateway): Promise<void> => {
      const { litellm_params, path = '' } = platform;
      await to.register({ agent_name: 'agent', url: proxy.url + path, litellm_params: { ...litellm_params } });
    };

    beforeAll(async () => {
      [upstream, gateway] = await Promise.all([platform.start(), startGateway(HASTY)]);
      proxy = await startCutProxy(upstream.url);
      await register(gateway);
      key = await gateway.createKey(['agent']);
    });
    afterAll(async () => {
      await gateway?.close();
      await proxy?.close();
      await upstream?.close();
    });

    describe.each(CLIENTS)('for a client of %s over %s', (_version, binding, connect) => {
      let client: SdkClient;
      beforeAll(async () => {
        client = await connect({ base: `${gateway.url}/a2a/agent/`, binding, key });
      });

      it('answers, and remembers what was said before', async () => {
        const first = await client.send('one');
        expect(first).toMatchObject({ kind: 'task', state: 'completed', text: 'You said: one (1 turns)' });
        const context = { contextId: first.contextId ?? '' };
        expect(await client.send('two', context)).toMatchObject({ ...context, text: 'You said: two (2 turns)' });
        expect(await client.send('three', context)).toMatchObject({ ...context, text: 'You said: three (3 turns)' });
      });

      it.runIf(can.stream)('streams pieces apart in time', async () => {
        const arrivals: number[] = [];
        const events: Received[] = [];
        for await (const event of client.stream('slow')) {
          if (event.kind === 'artifact' && event.text !== '') arrivals.push(performance.now());
          events.push(event);
        }
        expect(arrivals.length).toBeGreaterThanOrEqual(3);
        expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(10);
        expect(
          events
            .filter(({ kind }) => kind === 'artifact')
            .map(({ text }) => text)
            .join(''),
        ).toBe('You said: slow (1 turns)');
        expect(events.at(-1)).toMatchObject({ kind: 'status', state: 'completed' });
      });

      it.runIf(can.ask)('is asked back, and goes on with the answer', async () => {
        const asked = await client.send('please ask');
        expect(asked.state).toBe('input-required');
        const answered = await client.send('yes', { taskId: asked.taskId ?? '' });
        expect(answered).toMatchObject({ taskId: asked.taskId, state: 'completed', text: 'Resumed with "yes"' });
      });

      it('cancels in mid-run', async () => {
        const events: Received[] = [];
        let canceled: Promise<Received> | undefined;
        for await (const event of client.stream('slow slow')) {
          events.push(event);
          if (event.state === 'working') canceled ??= client.cancel(event.taskId ?? '');
        }
        expect(await canceled).toMatchObject({ state: 'canceled' });
        expect(events.at(-1)).toMatchObject({ kind: 'status', state: 'canceled' });
      });

      it('fails when the agent does, although its platform answers with status 200', async () => {
        const failed = await client.send('boom');
        expect(failed).toMatchObject({ kind: 'task', state: 'failed' });
        expect(await client.get(failed.taskId ?? '')).toMatchObject({ state: 'failed' });
        expect((await all(client.stream('boom'))).at(-1)).toMatchObject({ kind: 'status', state: 'failed' });
      });
    });

    const target = () => gatewayTarget(gateway, 'agent', key);

    it('shows a card of what the platform knows and the gateway adds', async () => {
      const { cardUrl, headers } = target();
      const response = await fetch(cardUrl, { headers: { ...headers, 'a2a-version': '1.0' } });
      expect(await response.json()).toMatchObject({ ...platform.card, capabilities: { streaming: true } });
    });
    const sent = async (parts: object[], configuration?: object): Promise<AnyJson> => {
      const answer = await rpc(target(), 'SendMessage', say10('', { parts }, configuration), { version: '1.0' });
      return at(answer.json, 'result', 'task') ?? answer.json;
    };
    const partsIn = (task: AnyJson): AnyJson[] =>
      ((at(task, 'artifacts') as AnyJson[]) ?? []).flatMap((artifact) => at(artifact, 'parts') as AnyJson[]);

    it('hands data in', async () => {
      expect(JSON.stringify(partsIn(await sent([{ text: 'sum' }, { data: { a: 17 } }])))).toContain('17');
    });

    it.runIf(can.takeFiles)('hands files in', async () => {
      const task = await sent([{ text: 'look' }, { raw: 'iVBORw0=', mediaType: 'image/png', filename: 'a.png' }]);
      expect(at(task, 'status', 'state')).toBe('TASK_STATE_COMPLETED');
      expect(JSON.stringify(partsIn(task))).toContain('image');
    });

    it.runIf(can.answerFiles)('hands files out', async () => {
      expect(partsIn(await sent([{ text: 'picture' }]))).toContainEqual({ raw: 'iVBORw0=', mediaType: 'image/png' });
    });

    it.runIf(can.answerData)('hands data out', async () => {
      expect(partsIn(await sent([{ text: 'data' }]))).toContainEqual({ data: { sum: 4 } });
    });

    it.runIf(can.countTokens)('says what the platform counted, in the task and in the record of the call', async () => {
      expect(at(await sent([{ text: 'hi' }]), 'metadata', 'usage')).toMatchObject({
        input_tokens: 11,
        output_tokens: 4,
        total_tokens: 15,
        source: 'upstream',
      });
    });

    it('goes on without its caller, who asks for the task later', async () => {
      const task = await sent([{ text: 'slow' }], { returnImmediately: true });
      expect(at(task, 'status', 'state')).toMatch(/SUBMITTED|WORKING/);
      expect(await finished(at(task, 'id'))).toMatchObject({ status: { state: 'TASK_STATE_COMPLETED' } });
    });

    it('keeps principals apart that name the same context', async () => {
      const other = gatewayTarget(gateway, 'agent', await gateway.createKey(['agent']));
      const named = say10('hello', { contextId: 'shared' });
      const first = await rpc(target(), 'SendMessage', named, { version: '1.0' });
      const second = await rpc(other, 'SendMessage', say10('hello', { contextId: 'shared' }), { version: '1.0' });
      for (const answer of [first, second])
        expect(JSON.stringify(partsIn(at(answer.json, 'result', 'task')))).toContain('(1 turns)');
    });

    it.runIf(can.outlive)('finds its run again after the connection broke', async () => {
      const task = await sent([{ text: 'slow' }], { returnImmediately: true });
      await until(task, 'TASK_STATE_WORKING');
      proxy.cut();
      expect(JSON.stringify(await finished(at(task, 'id')))).toContain('You said: slow (1 turns)');
    });

    it.runIf(can.outlive)('finds its run again after a restart of the gateway', async () => {
      const task = await sent([{ text: 'slow slow' }], { returnImmediately: true });
      await until(task, 'TASK_STATE_WORKING');
      await gateway.stop();
      gateway = await startGateway({ ...HASTY, dataDir: gateway.dataDir });
      expect(JSON.stringify(await finished(at(task, 'id')))).toContain('You said: slow slow (1 turns)');
    });

    async function finished(id: AnyJson): Promise<AnyJson> {
      return until({ id }, /COMPLETED|FAILED|CANCELED|REJECTED/);
    }

    async function until(task: AnyJson, state: string | RegExp): Promise<AnyJson> {
      for (let tries = 0; tries < 400; tries++) {
        const answer = await rpc(target(), 'GetTask', { id: at(task, 'id') }, { version: '1.0' });
        const found = at(answer.json, 'result');
        if (JSON.stringify(at(found, 'status', 'state'))?.match(state)) return found;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`The task did not become ${state}.`);
    }
  });
}

import { describe, expect, it } from 'vitest';
import { say03, say03Rest, say10 } from '../support/messages.ts';
import type { Target } from '../support/target.ts';
import { at, rest, restStream, rpc, rpcStream, textAt } from '../support/wire.ts';

type TargetOf = () => Target;

/** What JSON-RPC itself demands, in both versions. @param methods of the version under test */
export function speaksJsonRpc(target: TargetOf, version: '1.0' | '0.3'): void {
  const [sendMethod, streamMethod, getMethod] =
    version === '1.0'
      ? ['SendMessage', 'SendStreamingMessage', 'GetTask']
      : ['message/send', 'message/stream', 'tasks/get'];
  const say = version === '1.0' ? say10 : say03;
  const options = { version: version === '1.0' ? version : undefined };

  describe('JSON-RPC 2.0', () => {
    it.each([1, 0, -3, 'a', '', 'ü "quoted"'])("an answer carries the request's id: %j", async (id) => {
      const { json } = await rpc(target(), sendMethod, say('message hi'), { ...options, id });
      expect(json).toMatchObject({ jsonrpc: '2.0', id });
    });

    it("every event of a stream carries the request's id", async () => {
      const { events } = await rpcStream(target(), streamMethod, say('slow 2 10'), { ...options, id: 'stream-1' });
      expect(events.length).toBeGreaterThan(3);
      for (const { json } of events) expect(json).toMatchObject({ jsonrpc: '2.0', id: 'stream-1' });
    });

    it('an answer holds a result or an error, never both', async () => {
      const good = await rpc(target(), sendMethod, say('message hi'), options);
      expect(Object.keys(good.json as object).sort()).toEqual(['id', 'jsonrpc', 'result']);
      const bad = await rpc(target(), getMethod, { id: 'no-such-task' }, options);
      expect(Object.keys(bad.json as object).sort()).toEqual(['error', 'id', 'jsonrpc']);
      expect(bad.json).toMatchObject({ error: { code: expect.any(Number), message: expect.any(String) } });
    });

    it('an answer is JSON by its type, an error too, with status 200', async () => {
      const answers = [
        await rpc(target(), sendMethod, say('message hi'), options),
        await rpc(target(), getMethod, { id: 'no-such-task' }, options),
      ];
      for (const { status, headers } of answers) {
        expect(status).toBe(200);
        expect(headers.get('content-type')).toMatch(/^application\/json/);
      }
    });

    it('an unknown method is refused with -32601', async () => {
      const { json } = await rpc(target(), 'NoSuchMethod', {}, options);
      expect(at(json, 'error', 'code')).toBe(-32601);
    });

    it.runIf(version === '1.0')('a version nobody speaks is refused with -32009', async () => {
      const { json } = await rpc(target(), sendMethod, say('message hi'), { version: '99.0' });
      expect(at(json, 'error', 'code')).toBe(-32009);
    });
  });
}

/** What HTTP+JSON of 1.0 demands beyond the operations (A2A 1.0, section 11). */
export function speaksHttpJson10(target: TargetOf): void {
  const options = { version: '1.0' };
  const newTask = async () =>
    textAt((await rest(target(), 'POST', '/message:send', say10('hello'), options)).json, 'task', 'id');

  describe('11 HTTP+JSON', () => {
    it('answers with JSON by its type', async () => {
      const { status, headers } = await rest(target(), 'POST', '/message:send', say10('hello'), options);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^application\/(a2a\+)?json/);
    });

    it('an unknown task is a 404 with a google.rpc.Status', async () => {
      const { status, json } = await rest(target(), 'GET', '/tasks/no-such-task', undefined, options);
      expect(status).toBe(404);
      expect(json).toMatchObject({ error: { code: 404, status: 'NOT_FOUND', message: expect.any(String) } });
    });

    it.each(['GET', 'POST'] as const)('a task can be subscribed to with %s', async (method) => {
      const params = say10('slow 4 60', {}, { returnImmediately: true });
      const sent = await rest(target(), 'POST', '/message:send', params, options);
      const path = `/tasks/${textAt(sent.json, 'task', 'id')}:subscribe`;
      const { headers, events } = await restStream(target(), method, path, method === 'POST' ? {} : undefined, options);
      expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
      expect(at(events[0]?.json, 'task', 'id')).toBe(at(sent.json, 'task', 'id'));
    });

    it('canceling an ended task is a client error', async () => {
      const { status } = await rest(target(), 'POST', `/tasks/${await newTask()}:cancel`, {}, options);
      expect([400, 409]).toContain(status);
    });

    it('a number in the query is read as one', async () => {
      const { json } = await rest(target(), 'GET', `/tasks/${await newTask()}?historyLength=0`, undefined, options);
      expect(at(json, 'history')).toBeUndefined();
    });

    it('an unknown path is a 404', async () => {
      expect((await rest(target(), 'GET', '/no/such/path', undefined, options)).status).toBe(404);
    });
  });
}

/** What HTTP+JSON of 0.3 demands: ProtoJSON of its own (A2A 0.3, sections 3.2.3 and 3.5). */
export function speaksHttpJson03(target: TargetOf): void {
  const blocking = { blocking: true };
  const send = (text: string, more = {}) => rest(target(), 'POST', '/v1/message:send', say03Rest(text, more, blocking));

  describe('HTTP+JSON', () => {
    it('a message is answered by a message', async () => {
      const { status, json } = await send('message hi');
      expect([200, 201]).toContain(status);
      expect(at(json, 'message')).toMatchObject({
        role: 'ROLE_AGENT',
        content: [{ text: expect.stringContaining('hi') }],
      });
    });

    it('a task is answered as one, in the names of its proto', async () => {
      const { json } = await send('hello');
      expect(at(json, 'task')).toMatchObject({
        status: { state: 'TASK_STATE_COMPLETED' },
        artifacts: [{ parts: [{ text: 'echo: hello' }] }],
      });
    });

    it('a task can be read', async () => {
      const id = textAt((await send('hello')).json, 'task', 'id');
      const { status, json } = await rest(target(), 'GET', `/v1/tasks/${id}?historyLength=1`);
      expect(status).toBe(200);
      expect(json).toMatchObject({ id, status: { state: 'TASK_STATE_COMPLETED' } });
    });

    it('a running task can be canceled', async () => {
      const body = say03Rest('slow 100 50', {}, { blocking: false });
      const { json } = await rest(target(), 'POST', '/v1/message:send', body);
      const canceled = await rest(target(), 'POST', `/v1/tasks/${textAt(json, 'task', 'id')}:cancel`, {});
      expect(at(canceled.json, 'status', 'state')).toBe('TASK_STATE_CANCELLED');
    });

    it('a stream shows the task, its pieces and its end', async () => {
      const { headers, events } = await restStream(target(), 'POST', '/v1/message:stream', say03Rest('slow 2 20'));
      expect(headers.get('content-type')).toMatch(/^text\/event-stream/);
      expect(at(events[0]?.json, 'task', 'id')).toBeTypeOf('string');
      expect(at(events.at(-1)?.json, 'statusUpdate')).toMatchObject({
        status: { state: 'TASK_STATE_COMPLETED' },
        final: true,
      });
    });

    it('an unknown task is a 404 with its code', async () => {
      const { status, json } = await rest(target(), 'GET', '/v1/tasks/no-such-task');
      expect([status, at(json, 'code')]).toEqual([404, -32001]);
    });
  });
}

/** The fields of a card that tests look into. */
interface Card {
  supportedInterfaces: { url: string }[];
  additionalInterfaces?: { url: string }[];
  url: string;
  skills: object[];
}

/** What a card must say (A2A 1.0, section 8; A2A 0.3, section 5). */
export function showsCard(target: TargetOf, version: '1.0' | '0.3'): void {
  const fetchCard = async () => {
    const { cardUrl, headers } = target();
    const response = await fetch(cardUrl, {
      headers: { ...headers, ...(version === '1.0' && { 'a2a-version': '1.0' }) },
    });
    return { response, card: (await response.json()) as Card };
  };
  const required = [
    'name',
    'description',
    'version',
    'capabilities',
    'defaultInputModes',
    'defaultOutputModes',
    'skills',
  ];

  describe('the card', () => {
    it('is JSON at its well-known place', async () => {
      const { response } = await fetchCard();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    });

    it.each([...required, ...(version === '1.0' ? ['supportedInterfaces'] : ['url', 'protocolVersion'])])(
      'says %s',
      async (name) => {
        expect((await fetchCard()).card).toHaveProperty(name);
      },
    );

    it('names absolute addresses', async () => {
      const { card } = await fetchCard();
      const interfaces = version === '1.0' ? card.supportedInterfaces : [card, ...(card.additionalInterfaces ?? [])];
      for (const { url } of interfaces) expect(new URL(url).protocol).toMatch(/^https?:$/);
    });

    it('describes each skill', async () => {
      for (const skill of (await fetchCard()).card.skills) {
        expect(skill).toMatchObject({
          id: expect.any(String),
          name: expect.any(String),
          description: expect.any(String),
          tags: expect.any(Array),
        });
      }
    });
  });
}

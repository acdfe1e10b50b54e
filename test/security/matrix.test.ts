import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/protocol/index.ts';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { A2A_REQUESTS, type A2aRequest, type CallVerdict, everybody, expectedCall, expectedCard } from './a2a-cases.ts';
import { AGENTS, type Cast, gatherCast, ROLES, type Role } from './cast.ts';
import { MANAGEMENT_CASES, type ManagementCase, type Verdict } from './management-cases.ts';

// Everybody at every door. What is expected stands in `management-cases.ts` and `a2a-cases.ts`, not in the gateway.

let agent: RecordingAgent;
let gateway: TestGateway;
let cast: Cast;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startRecordingAgent(), startGateway()]);
  cast = await gatherCast(gateway, agent.url);
});

afterAll(() => Promise.all([gateway?.close(), agent?.close()]));

const ask = (role: Role, method: string, path: string, body?: object): Promise<Response> => {
  const key = cast.keys[role];
  const headers = { ...(key !== null && { authorization: `Bearer ${key}` }), 'content-type': 'application/json' };
  return fetch(gateway.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
};

/** A failure is never expected. */
type Answered = Verdict | { failed: string };

describe('promise 9: every route of the management API', () => {
  it('is in the table', async () => {
    const { paths } = await gateway.manage<{ paths: Record<string, object> }>('GET', '/openapi.json');
    const declared = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(MANAGEMENT_CASES.map(({ route }) => route))].sort()).toEqual(declared.sort());
  });

  const named = MANAGEMENT_CASES.map((entry) => [entry.route, entry.about ?? '', entry] as const);
  it.each(named)('%s %s', async (_route, _about, entry) => {
    const answered: [Role, Answered][] = [];
    for (const role of ROLES) answered.push([role, await verdictOf(role, entry)]);
    expect(Object.fromEntries(answered)).toEqual(entry.expected);
  });

  async function verdictOf(role: Role, { route, request }: ManagementCase): Promise<Answered> {
    const { path = '', query, body } = await request(cast);
    const [method = '', pattern = ''] = route.split(' ');
    const url = pattern.replace(/\{.*\}/, path) + (query === undefined ? '' : `?${query}`);
    const { status, text } = await read(await ask(role, method, url, body));
    if (status === 401 || status === 403 || status === 404) return status;
    return status < 500 ? 'in' : { failed: text };
  }
});

describe('promises 9 and 22: every operation of every version over every binding', () => {
  const requests = A2A_REQUESTS.map(
    (request) => [request.operation, request.version, request.binding, request] as const,
  );

  it('is in the table', () => {
    const combinations = OPERATIONS.flatMap((operation) =>
      ['1.0', '0.3'].flatMap((version) =>
        ['JSONRPC', 'HTTP+JSON'].map((binding) => [operation, version, binding].join()),
      ),
    );
    expect(requests.map(([operation, version, binding]) => [operation, version, binding].join()).sort()).toEqual(
      combinations.sort(),
    );
  });

  it.each(requests)('%s in %s over %s', async (_operation, _version, _binding, request) => {
    for (const name of Object.keys(AGENTS) as (keyof typeof AGENTS)[]) {
      agent.calls.length = 0;
      const answered = await askEverybody((role) => call(role, AGENTS[name], request));
      expect({ name, answered }).toEqual({ name, answered: everybody((role) => expectedCall(name, role)) });
      if (name !== 'granted') expect(agent.calls.length).toBeLessThanOrEqual(1);
    }
  });

  const cards = ['/.well-known/agent-card.json', '/.well-known/agent.json', ''];
  it.each(cards)('the card at "%s"', async (path) => {
    for (const name of Object.keys(AGENTS) as (keyof typeof AGENTS)[]) {
      const answered = await askEverybody((role) => ask(role, 'GET', `/a2a/${AGENTS[name]}${path}`));
      expect({ name, answered }).toEqual({ name, answered: everybody((role) => expectedCard(name, role)) });
    }
  });

  const call = (role: Role, name: string, { method, path, body }: A2aRequest) =>
    ask(role, method, `/a2a/${name}${path}`, body);

  async function askEverybody(asked: (role: Role) => Promise<Response>): Promise<Record<string, CallVerdict>> {
    const answers: [Role, CallVerdict][] = [];
    for (const role of ROLES) answers.push([role, callVerdict(await read(await asked(role)))]);
    return Object.fromEntries(answers);
  }
});

/** The gateway's own words tell its refusals from what an agent, or nobody's task, is answered with. */
function callVerdict({ status, text }: { status: number; text: string }): CallVerdict {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'PERMISSION_DENIED';
  return status === 404 && text.includes('There is no agent') ? 'AGENT_NOT_FOUND' : 'in';
}

/** A stream that has begun need not end. */
async function read(response: Response): Promise<{ status: number; text: string }> {
  const { status, headers, body } = response;
  if (status !== 200 || !headers.get('content-type')?.startsWith('text/event-stream'))
    return { status, text: await response.text() };
  await body?.cancel();
  return { status, text: '' };
}

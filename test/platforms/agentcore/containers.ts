import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { JSONRPC_PATH } from '../../peers/express-agent.ts';
import type { Peer } from '../../peers/listen.ts';
import { paceOf } from '../support/pace.ts';
import type { WireRequest } from './verify-signature.ts';

/** What runs in the machine of one session, behind the platform. */
export interface Container {
  /**
   * @param path below the runtime: `/invocations`, or where the card is
   * @throws ContainerFailed before it has begun to answer
   */
  answer(path: string, request: WireRequest, response: ServerResponse): Promise<void>;
  /** The machine is taken away, and with it what the agent remembers. */
  stop(): Promise<void>;
}

/** The server in the container answered with a status that is no success. */
export class ContainerFailed extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The container answered ${status}.`);
    this.status = status;
  }
}

/** How an agent writes its answers: as Strands does, as pieces of text, in one piece, or as plain text. */
export type Framing = 'strands' | 'strings' | 'json' | 'text';

type Json = Record<string, unknown>;

/** Who answers in one piece has to be seen working. */
const PACES_MS: Record<Framing, number> = { strands: 60, strings: 60, json: 150, text: 60 };
const USAGE = { inputTokens: 11, outputTokens: 4, totalTokens: 15 };
const PICTURE = { image: { format: 'png', source: { bytes: 'iVBORw0=' } } };

/** The scripted agent of the conversation suite, as a runtime that speaks HTTP (agent platforms, section 4.3). */
export function httpContainer(framing: Framing): Container {
  const stopped = new AbortController();
  let turns = 0;
  return {
    async answer(path, { body }, response) {
      if (path !== '/invocations') throw new ContainerFailed(404);
      const payload = JSON.parse(body.toString()) as Json;
      if (typeof payload['prompt'] !== 'string') throw new ContainerFailed(500);
      turns += 1;
      await speak(framing, { heard: heardIn(payload), turns }, response, stopped.signal);
    },
    async stop() {
      stopped.abort();
    },
  };
}

const heardIn = ({ prompt, files }: Json): string =>
  [prompt, ...((files ?? []) as Json[]).map((file) => JSON.stringify(file))].filter((text) => text !== '').join(' ');

interface Spoken {
  heard: string;
  turns: number;
}

async function speak(framing: Framing, { heard, turns }: Spoken, response: ServerResponse, stopped: AbortSignal) {
  const words = ['You ', 'said: ', heard, ` (${turns} turns)`];
  const isStream = framing === 'strands' || framing === 'strings';
  const write = (data: unknown): void => void (isStream && response.write(`data: ${JSON.stringify(data)}\n\n`));
  if (isStream) response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  if (heard.includes('boom')) return fail(framing, response, write);
  if (framing === 'strands') write({ event: { messageStart: { role: 'assistant' } } });
  for (const text of words) {
    await pause(paceOf(heard, PACES_MS[framing]));
    if (stopped.aborted || response.destroyed) return void response.destroy();
    if (framing === 'strings') write(text);
    if (framing !== 'strands') continue;
    write({ event: { contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } } });
    write({ data: text, delta: { text } });
  }
  const content = [
    { text: words.join('') },
    ...(heard.includes('picture') ? [PICTURE] : []),
    ...(heard.includes('data') ? [{ json: { sum: 4 } }] : []),
  ];
  const message = { role: 'assistant', content };
  if (framing === 'strands') {
    write({ event: { messageStop: { stopReason: 'end_turn' } } });
    write({ event: { metadata: { usage: USAGE, metrics: { latencyMs: 9 } } } });
    write({ message });
  }
  if (isStream) response.end();
  else if (framing === 'text') response.writeHead(200, { 'content-type': 'text/plain' }).end(words.join(''));
  else
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ result: { ...message, metrics: { accumulated_usage: USAGE } } }));
}

function fail(framing: Framing, response: ServerResponse, write: (data: unknown) => void): void {
  if (framing === 'strands' || framing === 'strings') {
    write({ error: 'model exploded', error_type: 'ValueError', message: 'An error occurred during streaming' });
    response.end();
  } else
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ error: 'model exploded' }));
}

/** What AgentCore lets through to a container, as far as it concerns an agent. */
const PASSED = ['content-type', 'accept', 'a2a-version', 'a2a-extensions', 'x-a2a-extensions'];

/** A real agent that speaks A2A: everything that is posted goes to the one address of its container. */
export function a2aContainer(start: () => Promise<Peer>): Container {
  const starting = start();
  return {
    async answer(path, { method, headers, body }, response) {
      const { url } = await starting;
      const target = path === '/invocations' ? JSONRPC_PATH : path.replace('/invocations', '');
      const passed = PASSED.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
      const leaving = new AbortController();
      response.once('close', () => leaving.abort());
      const answer = await fetch(url + target, {
        method,
        headers: Object.fromEntries(passed) as Record<string, string>,
        signal: leaving.signal,
        ...(method === 'POST' && { body: new Uint8Array(body) }),
      });
      if (!answer.ok) throw new ContainerFailed(answer.status);
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.flushHeaders();
      for await (const chunk of answer.body ?? []) response.write(chunk);
      response.end();
    },
    stop: async () => (await starting).close(),
  };
}

import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { type RecordingAgent, startRecordingAgent } from '../../peers/recording-agent.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway.ts';
import { createSender } from '../send.ts';
import type { HostileAnswer } from './hostile.ts';

/** Values that stand nowhere but where they are meant to: finding one means that it leaked. */
export const CANARIES = {
  agentSecret: 'canary-Qm4vZ8tL2xWc7Rb1',
  said: 'canary-Yd6nK3pJ9sHf5Tg0',
};

export interface FuzzBench {
  gateway: TestGateway;
  callerKey: string;
  /** What the agent answers from now on to calls that name this message. */
  answerTo(messageId: string, answer: HostileAnswer): void;
  /** Lines that the gateway logged as errors. */
  faults(): string[];
  /** Ends the gateway and looks for secrets in everything it wrote. @returns those found, with what stands around them */
  leaks(): Promise<string[]>;
  close(): Promise<void>;
}

/** How pino begins a line of level `error` or above. */
const FAULT = /^\{"level":[56]0/;

/** A real gateway that keeps what is said, and an agent that answers as it is told. */
export async function startFuzzBench(): Promise<FuzzBench> {
  let lines: string[] = [];
  const faults: string[] = [];
  const log = pino(
    { level: 'debug', base: null },
    {
      write(line: string) {
        lines.push(line);
        if (FAULT.test(line)) faults.push(line);
      },
    },
  );
  const agent = await startRecordingAgent();
  const gateway = await startGateway({ log, lookup: noNames, configure: quickly });
  const answers = new Map<string, HostileAnswer>();
  answerAsTold(agent, answers);
  const registration = { url: agent.url, static_headers: { 'X-Agent-Key': CANARIES.agentSecret }, log_content: true };
  await gateway.register({ ...registration, agent_name: 'shown', extra_headers: ['x-said'] });
  const callerKey = await gateway.createKey(['shown']);
  const secrets = { ...CANARIES, callerKey: callerKey.slice(3), adminKey: gateway.adminKey.slice(3) };
  const leaked: string[] = [];
  const lookThrough = (text: string): void => {
    for (const [name, secret] of Object.entries(secrets)) {
      const at = text.indexOf(secret);
      if (at >= 0) leaked.push(`${name}: ${text.slice(Math.max(0, at - 300), at + 300)}`);
    }
  };
  /** A log of 100,000 requests is read as it grows, and not kept. */
  const lookThroughLog = (): void => {
    lookThrough(lines.join(''));
    lines = [];
  };

  return {
    gateway,
    callerKey,
    answerTo: (messageId, answer) => void answers.set(messageId, answer),
    faults() {
      lookThroughLog();
      return faults;
    },
    leaks: async () => {
      for await (const text of contentsOf(gateway.dataDir)) lookThrough(text);
      await gateway.stop();
      let isKept = false;
      for await (const text of contentsOf(gateway.dataDir)) {
        lookThrough(text);
        isKept ||= text.includes('X-Agent-Key');
      }
      // What is no secret is found where it belongs, so the others would be.
      if (!isKept) throw new Error('Nothing was kept: there is nothing to look through.');
      lookThroughLog();
      return leaked;
    },
    close: async () => {
      await gateway.close();
      await agent.close();
    },
  };
}

/** Nothing outside is asked for, whatever addresses are invented. */
const noNames: TestGatewayOptions['lookup'] = () => Promise.reject(new Error('no names here'));

const quickly: TestGatewayOptions['configure'] = (config) => {
  config.agentDefaults.timeouts.totalMs = 5_000;
};

function answerAsTold(agent: RecordingAgent, answers: Map<string, HostileAnswer>): void {
  agent.behave(async (call, response) => {
    const [, id = ''] = /"message_?[iI]d":"(fuzz-\d+)"/.exec(call.body.toString('latin1')) ?? [];
    const { status, headers, pieces, breaksOff } = answers.get(id) ?? PLAIN;
    answers.delete(id);
    agent.calls.length = 0;
    response.on('error', () => {});
    // What is no A2A is nobody's to see: the secret in it must go no further.
    response.writeHead(status, { ...headers, 'x-secret': CANARIES.agentSecret });
    for (const piece of pieces) {
      response.write(piece);
      await new Promise(setImmediate);
    }
    if (breaksOff) response.destroy();
    else response.end();
  });
}

const PLAIN: HostileAnswer = {
  status: 500,
  headers: { 'content-type': 'text/plain' },
  pieces: [Buffer.from(`Error: ${CANARIES.agentSecret}`)],
  breaksOff: false,
};

/** Everything in a directory, in pieces that overlap by more than the length of a secret. */
async function* contentsOf(directory: string): AsyncGenerator<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    let before = '';
    for await (const piece of createReadStream(join(entry.parentPath, entry.name), READING)) {
      yield before + String(piece);
      before = String(piece).slice(-OVERLAP);
    }
  }
}

const READING = { encoding: 'latin1', highWaterMark: 1024 * 1024 } as const;
const OVERLAP = 256;

const connections = new Agent({ keepAlive: true, maxSockets: 16 });
export const send = createSender(connections);
export const hangUp = (): void => connections.destroy();

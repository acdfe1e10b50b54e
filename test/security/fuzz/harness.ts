import { readdir, readFile } from 'node:fs/promises';
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
  /** Ends the gateway and looks for secrets in everything it wrote. @returns the names of those found */
  leaks(): Promise<string[]>;
  close(): Promise<void>;
}

/** pino's number for the level. */
const ERROR = 50;

/** A real gateway that keeps what is said, and an agent that answers as it is told. */
export async function startFuzzBench(): Promise<FuzzBench> {
  const lines: string[] = [];
  const log = pino({ level: 'debug', base: null }, { write: (line: string) => void lines.push(line) });
  const agent = await startRecordingAgent();
  const gateway = await startGateway({ log, lookup: noNames, configure: quickly });
  const answers = new Map<string, HostileAnswer>();
  answerAsTold(agent, answers);
  const registration = { url: agent.url, static_headers: { 'X-Agent-Key': CANARIES.agentSecret }, log_content: true };
  await gateway.register({ ...registration, agent_name: 'shown', extra_headers: ['x-said'] });
  const callerKey = await gateway.createKey(['shown']);
  const secrets = { ...CANARIES, callerKey: callerKey.slice(3), adminKey: gateway.adminKey.slice(3) };
  const leaksIn = (text: string) =>
    Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? name : []));

  return {
    gateway,
    callerKey,
    answerTo: (messageId, answer) => void answers.set(messageId, answer),
    faults: () => lines.filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR),
    leaks: async () => {
      const whileRunning = await contentsOf(gateway.dataDir);
      await gateway.stop();
      const afterwards = await contentsOf(gateway.dataDir);
      // What is no secret is found where it belongs, so the others would be.
      if (!afterwards.includes('X-Agent-Key')) throw new Error('Nothing was kept: there is nothing to look through.');
      return leaksIn(`${lines.join('')}${whileRunning}${afterwards}`);
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

async function contentsOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

const connections = new Agent({ keepAlive: true, maxSockets: 16 });
export const send = createSender(connections);
export const hangUp = (): void => connections.destroy();

import { randomUUID } from 'node:crypto';
import type { AgentCard, Message, Part as Part03, Task } from 'a2a-sdk-03';
import {
  type AgentExecutor,
  DefaultPushNotificationSender,
  DefaultRequestHandler,
  type ExecutionEventBus,
  InMemoryPushNotificationStore,
  InMemoryTaskStore,
  type RequestContext,
} from 'a2a-sdk-03/server';
import { agentCardHandler, jsonRpcHandler, restHandler, UserBuilder } from 'a2a-sdk-03/server/express';
import { type ExpressAgentOptions, JSONRPC_PATH, REST_PATH, startExpressAgent } from './express-agent.ts';
import type { Peer } from './listen.ts';
import { Player, type Stage } from './player.ts';
import type { Part, Script, State } from './script.ts';
import { tck10 } from './tck-scripts.ts';

export interface V03AgentOptions extends ExpressAgentOptions {
  script?: Script;
}

/** An agent on the official SDK 0.3: JSON-RPC and HTTP+JSON of 0.3. */
export function startV03Agent(options: V03AgentOptions = {}): Promise<Peer> {
  const { script = tck10, apiKey } = options;
  return startExpressAgent(options, (origin) => {
    const card = v03Card(origin, apiKey !== undefined);
    const pushStore = new InMemoryPushNotificationStore();
    const sender = new DefaultPushNotificationSender(pushStore);
    const extended = { ...card, description: 'extended: test agent' };
    const executor = new V03Executor(script);
    const store = new InMemoryTaskStore();
    const handler = new DefaultRequestHandler(card, store, executor, undefined, pushStore, sender, extended);
    const served = { requestHandler: handler, userBuilder: UserBuilder.noAuthentication };
    return {
      card: agentCardHandler({ agentCardProvider: handler }),
      jsonRpc: jsonRpcHandler(served),
      rest: restHandler(served),
    };
  });
}

const v03Card = (origin: string, secured: boolean): AgentCard => ({
  protocolVersion: '0.3.0',
  name: 'Sample v0.3 agent',
  description: 'test agent',
  version: '1.0.0',
  url: origin + JSONRPC_PATH,
  preferredTransport: 'JSONRPC',
  additionalInterfaces: [
    { url: origin + JSONRPC_PATH, transport: 'JSONRPC' },
    { url: origin + REST_PATH, transport: 'HTTP+JSON' },
  ],
  provider: { organization: 'test', url: 'https://example.com' },
  capabilities: { streaming: true, pushNotifications: true, stateTransitionHistory: true },
  ...(secured && { securitySchemes: { bearer: { type: 'http', scheme: 'Bearer' } }, security: [{ bearer: [] }] }),
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'echo', name: 'echo', description: 'echoes', tags: ['test'] }],
  supportsAuthenticatedExtendedCard: true,
});

class V03Executor implements AgentExecutor {
  readonly #player = new Player();
  readonly #script: Script;
  readonly #contexts = new Map<string, string>();

  constructor(script: Script) {
    this.#script = script;
  }

  execute = async (context: RequestContext, bus: ExecutionEventBus): Promise<void> => {
    const { taskId, contextId, userMessage, task } = context;
    this.#contexts.set(taskId, contextId);
    const { messageId } = userMessage;
    const steps = this.#script({ text: textOf(userMessage), messageId, resumes: task !== undefined, headers: {} });
    await this.#player.play(taskId, steps, v03Stage(bus, { taskId, contextId }, task ?? newTask(context)));
  };

  cancelTask = async (taskId: string, bus: ExecutionEventBus): Promise<void> => {
    if (this.#player.cancel(taskId)) return;
    const contextId = this.#contexts.get(taskId) ?? '';
    bus.publish({
      kind: 'status-update',
      taskId,
      contextId,
      status: { state: 'canceled', timestamp: now() },
      final: true,
    });
    bus.finished();
  };
}

/** States after which a 0.3 agent's stream ends: the event says so. */
const FINAL: readonly State[] = ['completed', 'failed', 'canceled', 'rejected', 'input-required', 'auth-required'];

function v03Stage(bus: ExecutionEventBus, names: { taskId: string; contextId: string }, task: Task): Stage {
  const message = (text: string): Message => ({
    kind: 'message',
    role: 'agent',
    messageId: randomUUID(),
    parts: [{ kind: 'text', text }],
  });
  return {
    reply: (text) => bus.publish({ ...message(text), contextId: names.contextId }),
    begin: () => bus.publish(task),
    status: (state, text) => {
      const status = {
        state,
        timestamp: now(),
        ...(text !== undefined && { message: { ...message(text), ...names } }),
      };
      bus.publish({ kind: 'status-update', ...names, status, final: FINAL.includes(state) });
    },
    artifact: (artifactId, parts, append, lastChunk) => {
      const artifact = {
        artifactId,
        name: 'result',
        parts: parts.filter((part) => !('data' in part && Array.isArray(part.data))).map(part03),
      };
      bus.publish({ kind: 'artifact-update', ...names, artifact, append, lastChunk });
    },
    end: () => bus.finished(),
  };
}

function part03(part: Part): Part03 {
  if ('text' in part) return { kind: 'text', text: part.text };
  if ('raw' in part) {
    return { kind: 'file', file: { bytes: part.raw, mimeType: part.mediaType, name: part.filename } };
  }
  if ('url' in part) return { kind: 'file', file: { uri: part.url, mimeType: part.mediaType, name: part.filename } };
  const { data, metadata } = part;
  return { kind: 'data', data: data as Record<string, unknown>, ...(metadata && { metadata }) };
}

const newTask = ({ taskId, contextId, userMessage }: RequestContext): Task => ({
  kind: 'task',
  id: taskId,
  contextId,
  status: { state: 'submitted', timestamp: now() },
  history: [userMessage],
  ...(userMessage.metadata && { metadata: userMessage.metadata }),
});

const now = () => new Date().toISOString();

function textOf(message: Message): string {
  for (const part of message.parts) if (part.kind === 'text') return part.text;
  return '';
}

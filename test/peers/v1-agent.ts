import { randomUUID } from 'node:crypto';
import { AgentCard, Message, Task, TaskArtifactUpdateEvent, TaskStatusUpdateEvent } from '@a2a-js/sdk';
import { duplicateInterfacesForLegacy } from '@a2a-js/sdk/compat/v0_3';
import { createLegacyAwarePushNotificationSender } from '@a2a-js/sdk/compat/v0_3/server';
import {
  AgentEvent,
  type AgentExecutor,
  DefaultPushNotificationSender,
  DefaultRequestHandler,
  type ExecutionEventBus,
  InMemoryPushNotificationStore,
  InMemoryTaskStore,
  type RequestContext,
  STATE_HEADERS_KEY,
} from '@a2a-js/sdk/server';
import { agentCardHandler, jsonRpcHandler, restHandler, UserBuilder } from '@a2a-js/sdk/server/express';
import { type ExpressAgentOptions, JSONRPC_PATH, REST_PATH, startExpressAgent } from './express-agent.ts';
import type { Peer } from './listen.ts';
import { Player, type Stage } from './player.ts';
import type { Script, State } from './script.ts';
import { tck10 } from './tck-scripts.ts';

export interface V1AgentOptions extends ExpressAgentOptions {
  /** Speaks 0.3 as well, through the SDK's own compatibility layer. */
  compat?: boolean;
  script?: Script;
}

/** An agent on the official SDK 1.x: JSON-RPC and HTTP+JSON of 1.0. */
export function startV1Agent(options: V1AgentOptions = {}): Promise<Peer> {
  const { compat = false, script = tck10, apiKey } = options;
  return startExpressAgent(options, (origin) => {
    const card = v1Card(origin, { compat, secured: apiKey !== undefined });
    const pushStore = new InMemoryPushNotificationStore();
    const sender = compat
      ? createLegacyAwarePushNotificationSender(pushStore)
      : new DefaultPushNotificationSender(pushStore);
    const extended = { ...card, description: 'extended: test agent' };
    const executor = new V1Executor(script);
    const store = new InMemoryTaskStore();
    const handler = new DefaultRequestHandler(card, store, executor, undefined, pushStore, sender, extended);
    const legacyCompat = { enabled: compat };
    const served = { requestHandler: handler, userBuilder: UserBuilder.noAuthentication, legacyCompat };
    return {
      card: agentCardHandler({ agentCardProvider: handler, legacyCompat }),
      jsonRpc: jsonRpcHandler(served),
      rest: restHandler(served),
    };
  });
}

function v1Card(origin: string, { compat, secured }: { compat: boolean; secured: boolean }): AgentCard {
  const card = AgentCard.fromJSON({
    name: 'Sample v1 agent',
    description: 'test agent',
    version: '1.0.0',
    supportedInterfaces: [
      { url: origin + JSONRPC_PATH, protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
      { url: origin + REST_PATH, protocolBinding: 'HTTP+JSON', protocolVersion: '1.0' },
    ],
    provider: { organization: 'test', url: 'https://example.com' },
    capabilities: {
      streaming: true,
      pushNotifications: true,
      extendedAgentCard: true,
      extensions: [{ uri: 'https://example.com/ext/trace/v1', description: 'demo', required: false }],
    },
    ...(secured && {
      securitySchemes: { bearer: { httpAuthSecurityScheme: { scheme: 'Bearer' } } },
      securityRequirements: [{ schemes: { bearer: { list: [] } } }],
    }),
    defaultInputModes: ['text/plain'],
    defaultOutputModes: ['text/plain', 'application/json'],
    skills: [{ id: 'echo', name: 'echo', description: 'echoes', tags: ['test'] }],
  });
  if (!compat) return card;
  const both = duplicateInterfacesForLegacy(card.supportedInterfaces, ['JSONRPC', 'HTTP+JSON']);
  return { ...card, supportedInterfaces: both };
}

class V1Executor implements AgentExecutor {
  readonly #player = new Player();
  readonly #script: Script;
  readonly #contexts = new Map<string, string>();

  constructor(script: Script) {
    this.#script = script;
  }

  execute = async (context: RequestContext, bus: ExecutionEventBus): Promise<void> => {
    const { taskId, contextId, userMessage, task } = context;
    this.#contexts.set(taskId, contextId);
    const headers = context.context.state.get(STATE_HEADERS_KEY) as Record<string, unknown>;
    const { messageId } = userMessage;
    const steps = this.#script({ text: textOf(userMessage), messageId, resumes: task !== undefined, headers });
    await this.#player.play(taskId, steps, v1Stage(bus, { taskId, contextId }, task ?? newTask(context)));
  };

  cancelTask = async (taskId: string, bus: ExecutionEventBus): Promise<void> => {
    if (this.#player.cancel(taskId)) return;
    const names = { taskId, contextId: this.#contexts.get(taskId) ?? '' };
    bus.publish(AgentEvent.statusUpdate(TaskStatusUpdateEvent.fromJSON({ ...names, status: statusOf('canceled') })));
    bus.finished();
  };
}

/** Says each step in 1.0 JSON, which the SDK then reads as any client would. */
function v1Stage(bus: ExecutionEventBus, names: { taskId: string; contextId: string }, task: Task): Stage {
  const message = (text: string) => ({
    messageId: randomUUID(),
    role: 'ROLE_AGENT',
    parts: [{ text, mediaType: 'text/plain' }],
  });
  return {
    reply: (text) =>
      bus.publish(AgentEvent.message(Message.fromJSON({ ...message(text), contextId: names.contextId }))),
    begin: () => bus.publish(AgentEvent.task(task)),
    status: (state, text) => {
      const status = statusOf(state, text === undefined ? undefined : { ...message(text), ...names });
      bus.publish(AgentEvent.statusUpdate(TaskStatusUpdateEvent.fromJSON({ ...names, status })));
    },
    artifact: (artifactId, parts, append, lastChunk) => {
      const artifact = { artifactId, name: 'result', parts };
      const event = { ...names, artifact, append, lastChunk };
      bus.publish(AgentEvent.artifactUpdate(TaskArtifactUpdateEvent.fromJSON(event)));
    },
    end: () => bus.finished(),
  };
}

function newTask({ taskId, contextId, userMessage }: RequestContext): Task {
  const task = Task.fromJSON({ id: taskId, contextId, status: statusOf('submitted') });
  return { ...task, history: [userMessage], metadata: userMessage.metadata };
}

const statusOf = (state: State, message?: object) => ({
  state: `TASK_STATE_${state.replace('-', '_').toUpperCase()}`,
  timestamp: new Date().toISOString(),
  ...(message && { message }),
});

function textOf(message: Message): string {
  for (const { content } of message.parts) if (content?.$case === 'text') return content.value;
  return '';
}

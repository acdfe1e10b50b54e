import { AgentCard, Task, TaskArtifactUpdateEvent, TaskStatusUpdateEvent } from '@a2a-js/sdk';
import {
  AgentEvent,
  type AgentExecutor,
  DefaultRequestHandler,
  type ExecutionEventBus,
  InMemoryTaskStore,
  type RequestContext,
  STATE_HEADERS_KEY,
} from '@a2a-js/sdk/server';
import { agentCardHandler, jsonRpcHandler, restHandler, UserBuilder } from '@a2a-js/sdk/server/express';
import { JSONRPC_PATH, startExpressAgent } from './express-agent.ts';
import type { Peer } from './listen.ts';

/** Headers of the gateway's that an agent passes on to whatever it calls. */
export type PassedOn = Record<string, string>;

/** What the agent does about a message. @returns what it says */
export type Work = (text: string, headers: PassedOn) => Promise<string>;

/** An agent on the official SDK that does its work by calling others: it passes on what LiteLLM's guide has agents pass on. */
export const startCallingAgent = (work: Work): Promise<Peer> =>
  startExpressAgent({}, (origin) => {
    const card = AgentCard.fromJSON({
      name: 'Calling agent',
      description: 'calls others',
      version: '1.0.0',
      supportedInterfaces: [{ url: origin + JSONRPC_PATH, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
      capabilities: { streaming: true },
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['text/plain'],
      skills: [{ id: 'call', name: 'call', description: 'calls', tags: ['test'] }],
    });
    const handler = new DefaultRequestHandler(card, new InMemoryTaskStore(), new CallingExecutor(work));
    const served = { requestHandler: handler, userBuilder: UserBuilder.noAuthentication };
    return {
      card: agentCardHandler({ agentCardProvider: handler }),
      jsonRpc: jsonRpcHandler(served),
      rest: restHandler(served),
    };
  });

class CallingExecutor implements AgentExecutor {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  execute = async ({ taskId, contextId, userMessage, context }: RequestContext, bus: ExecutionEventBus) => {
    const names = { taskId, contextId };
    const headers = (context.state.get(STATE_HEADERS_KEY) ?? {}) as Record<string, unknown>;
    const [part] = userMessage.parts;
    const text = part?.content?.$case === 'text' ? part.content.value : '';
    bus.publish(AgentEvent.task(Task.fromJSON({ id: taskId, contextId, status: { state: 'TASK_STATE_WORKING' } })));
    const said = await this.#work(text, passedOn(headers));
    const artifact = { artifactId: 'a', parts: [{ text: said }] };
    bus.publish(AgentEvent.artifactUpdate(TaskArtifactUpdateEvent.fromJSON({ ...names, artifact, lastChunk: true })));
    const status = { state: 'TASK_STATE_COMPLETED' };
    bus.publish(AgentEvent.statusUpdate(TaskStatusUpdateEvent.fromJSON({ ...names, status })));
    bus.finished();
  };

  cancelTask = async (): Promise<void> => undefined;
}

/** Every header that begins with `x-litellm-`, as the guide says. */
const passedOn = (headers: Record<string, unknown>): PassedOn =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.toLowerCase().startsWith('x-litellm-') && typeof value === 'string' ? [[name, value]] : [],
    ),
  );

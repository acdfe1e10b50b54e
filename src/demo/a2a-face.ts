import { text } from 'node:stream/consumers';
import { LRUCache } from 'lru-cache';
import { BREAK, type Face, fail, oneByOne, openStream, sendJson, type Work } from './agent-server.ts';
import type { Outcome } from './role.ts';

interface Rpc {
  id: unknown;
  method: string;
  params?: {
    id?: string;
    message?: { messageId: string; contextId?: string; taskId?: string; parts?: { text?: string }[] };
  };
}

interface Told extends Outcome {
  id: string;
  asked: string;
  contextId: string;
  state: string;
}

/** Tasks that agents of the demo can be asked for afterwards, by their ids. */
const kept = new LRUCache<string, Told>({ max: 500 });

/** An agent of A2A 1.0: tasks with an artifact, streams, and questions back. */
export const a2aFace: Face = async (request, response, work) => {
  if (request.url === '/.well-known/agent-card.json') return sendJson(response, cardOf(work));
  const { id, method, params } = JSON.parse(await text(request)) as Rpc;
  if (method === 'GetTask' || method === 'CancelTask')
    return sendJson(response, { jsonrpc: '2.0', id, ...answerAbout(method, params?.id ?? '') });
  const message = params?.message;
  const asked = message?.parts?.map((part) => part.text ?? '').join('') ?? '';
  if (asked.startsWith(BREAK)) return fail(response);
  const outcome = await work.outcomeOf(asked, request.headers, message?.taskId !== undefined);
  const told: Told = {
    ...outcome,
    asked,
    id: message?.taskId ?? crypto.randomUUID(),
    contextId: message?.contextId ?? crypto.randomUUID(),
    state: outcome.isQuestion ? 'TASK_STATE_INPUT_REQUIRED' : 'TASK_STATE_COMPLETED',
  };
  kept.set(told.id, told);
  if (method !== 'SendStreamingMessage')
    return sendJson(response, { jsonrpc: '2.0', id, result: { task: wholeTask(told) } });
  const sendEvent = openStream(response);
  for await (const result of eventsOf(told)) sendEvent({ jsonrpc: '2.0', id, result });
  response.end();
};

/** How a task stands, or that it is canceled now. */
function answerAbout(method: 'GetTask' | 'CancelTask', taskId: string) {
  const told = kept.get(taskId);
  if (!told) return { error: { code: -32001, message: 'Task not found' } };
  if (method === 'GetTask') return { result: wholeTask(told) };
  if (!told.isQuestion) return { error: { code: -32002, message: 'The task is finished' } };
  const canceled = { ...told, state: 'TASK_STATE_CANCELED' };
  kept.set(taskId, canceled);
  return { result: wholeTask(canceled) };
}

const cardOf = ({ role: { title, description, skills }, origin }: Work) => ({
  name: title,
  description,
  version: '1.4.0',
  supportedInterfaces: [{ url: `${origin}/rpc`, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true, pushNotifications: false },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills,
});

const wholeTask = (told: Told) => ({
  id: told.id,
  contextId: told.contextId,
  status: statusOf(told),
  history: [{ messageId: told.id, role: 'ROLE_USER', parts: [{ text: told.asked }] }],
  artifacts: told.isQuestion ? [] : [{ artifactId: 'answer', name: 'answer', parts: [{ text: told.words }] }],
});

async function* eventsOf(told: Told): AsyncGenerator<object> {
  const { id, contextId, isQuestion, words } = told;
  const about = { taskId: id, contextId };
  yield { task: { id, contextId, status: { state: 'TASK_STATE_WORKING' } } };
  if (!isQuestion)
    for await (const { piece, isFirst, isLast } of oneByOne(words)) {
      const artifact = { artifactId: 'answer', name: 'answer', parts: [{ text: piece }] };
      yield { artifactUpdate: { ...about, artifact, append: !isFirst, lastChunk: isLast } };
    }
  yield { statusUpdate: { ...about, status: statusOf(told) } };
}

const statusOf = ({ state, isQuestion, words }: Told) => ({
  state,
  ...(isQuestion && {
    message: {
      messageId: crypto.randomUUID(),
      role: 'ROLE_AGENT',
      parts: [{ text: words }, { data: FORM, mediaType: 'application/schema+json' }],
    },
  }),
});

/** What the question asks for, for clients that show a form. */
const FORM = {
  type: 'object',
  required: ['day'],
  properties: {
    day: { title: 'Pick-up', enum: ['Thursday', 'Friday', 'Monday'] },
    pallets: { title: 'Pallets', type: 'integer', description: 'Up to 33 fit one lorry' },
    insured: { title: 'With insurance', type: 'boolean' },
  },
};

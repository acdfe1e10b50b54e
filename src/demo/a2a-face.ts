import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
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

interface Told extends Omit<Outcome, 'state'> {
  id: string;
  asked: string;
  contextId: string;
  state: string;
}

/** Tasks that agents of the demo can be asked for afterwards, by their ids. */
const kept = new LRUCache<string, Told>({ max: 500 });

/** An agent of A2A 1.0: tasks with an artifact, streams, and questions back. */
export const a2aFace: Face = async (request, response, work) => {
  if (request.url === '/.well-known/agent-card.json') {
    await pause(work.agent.isRenewed ? work.role.laterCardMs : 0);
    return sendJson(response, cardOf(work));
  }
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
    state: `TASK_STATE_${outcome.state ?? (outcome.isQuestion ? 'INPUT_REQUIRED' : 'COMPLETED')}`,
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
  if (OVER.test(told.state)) return { error: { code: -32002, message: 'The task is finished' } };
  const canceled = { ...told, state: 'TASK_STATE_CANCELED' };
  kept.set(taskId, canceled);
  return { result: wholeTask(canceled) };
}

/** States that no task leaves. */
const OVER = /COMPLETED|FAILED|REJECTED|CANCELED/;

const cardOf = ({ role: { title, description, skills, laterSkills = [] }, origin, agent }: Work) => ({
  name: title,
  description,
  version: agent.isRenewed ? '2.0.0' : '1.4.0',
  supportedInterfaces: [{ url: `${origin}/rpc`, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true, pushNotifications: false },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: agent.isRenewed ? [...skills, ...laterSkills] : skills,
});

const wholeTask = (told: Told) => ({
  id: told.id,
  contextId: told.contextId,
  status: statusOf(told),
  history: [{ messageId: told.id, role: 'ROLE_USER', parts: [{ text: told.asked }] }],
  artifacts: isDone(told)
    ? [{ artifactId: 'answer', name: 'answer', parts: [{ text: told.words }] }, ...artifactsOf(told)]
    : [],
});

const isDone = ({ state }: Told): boolean => state === 'TASK_STATE_COMPLETED';

/** What was made besides the words. */
const artifactsOf = ({ artifacts = {} }: Told) =>
  Object.entries(artifacts).map(([name, parts]) => ({ artifactId: name, name, parts }));

async function* eventsOf(told: Told): AsyncGenerator<object> {
  const { id, contextId, words } = told;
  const about = { taskId: id, contextId };
  yield { task: { id, contextId, status: { state: 'TASK_STATE_WORKING' } } };
  if (isDone(told)) {
    for await (const { piece, isFirst, isLast } of oneByOne(words)) {
      const artifact = { artifactId: 'answer', name: 'answer', parts: [{ text: piece }] };
      yield { artifactUpdate: { ...about, artifact, append: !isFirst, lastChunk: isLast } };
    }
    for (const artifact of artifactsOf(told)) yield { artifactUpdate: { ...about, artifact, lastChunk: true } };
  }
  yield { statusUpdate: { ...about, status: statusOf(told) } };
}

/** Whoever has not done it says why, or what it takes. */
const statusOf = (told: Told) => ({
  state: told.state,
  ...(!isDone(told) && {
    message: {
      messageId: `${told.id}-status`,
      role: 'ROLE_AGENT',
      parts: [{ text: told.words }, ...(told.isQuestion ? [{ data: FORM, mediaType: 'application/schema+json' }] : [])],
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

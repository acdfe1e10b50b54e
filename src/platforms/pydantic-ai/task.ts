import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../protocol/index.ts';
import { agentsWords } from '../answers/index.ts';
import { textOf } from '../text-of.ts';
import { partsOf } from './generation.ts';

const FAILED = 'The agent failed on the message, and did not say why.';

/** A state as A2A 0.3 spells it. */
export function stateOf(status: Json | undefined): string {
  const state = isJsonObject(status) ? status['state'] : undefined;
  if (typeof state !== 'string') return '';
  return state.startsWith('TASK_STATE_') ? state.slice(11).toLowerCase().replaceAll('_', '-') : state;
}

/** What a task tells as it stands: its artifacts whole and, when it is over, its end. */
export function eventsOfTask(task: JsonObject): UpstreamEvent[] {
  const { status } = task;
  const end = endOf(status);
  return [...artifactsOf(task, end !== undefined), ...(end ? [end] : [])];
}

function artifactsOf({ artifacts, history }: JsonObject, last: boolean): UpstreamEvent[] {
  const listed = Array.isArray(artifacts) ? artifacts.filter(isJsonObject) : [];
  if (listed.length > 0) return listed.map((artifact) => artifactOf(artifact, last));
  // Old servers forget artifacts that hold nothing but what the agent said.
  const messages = Array.isArray(history) ? history.filter(isJsonObject) : [];
  return messages
    .filter(({ role }) => role === 'agent' || role === 'ROLE_AGENT')
    .map(({ messageId, parts }, index) =>
      artifactOf({ artifactId: messageId ?? `message-${index}`, parts: parts ?? [] }, last),
    );
}

export function artifactOf(artifact: JsonObject, last: boolean): Extract<UpstreamEvent, { type: 'artifact' }> {
  const { artifactId, name, parts, metadata } = artifact;
  return {
    type: 'artifact',
    artifact: typeof artifactId === 'string' ? artifactId : 'result',
    parts: partsOf(parts),
    last,
    ...(typeof name === 'string' && { name }),
    ...(isJsonObject(metadata) && { metadata }),
  };
}

/** The end that a status tells; undefined while the agent works. */
export function endOf(status: Json | undefined): UpstreamEvent | undefined {
  const message = isJsonObject(status) && isJsonObject(status['message']) ? status['message'] : {};
  const parts = partsOf(message['parts']);
  const words = agentsWords(textOf(parts), FAILED);
  switch (stateOf(status)) {
    case 'completed':
      return { type: 'done' };
    case 'failed':
      return { type: 'fail', kind: 'failed', message: words };
    case 'rejected':
      return { type: 'fail', kind: 'rejected', message: words };
    case 'canceled':
      return { type: 'fail', kind: 'canceled', message: 'The task was canceled on its platform.' };
    case 'input-required':
      return { type: 'need', kind: 'input', parts, resume: {} };
    case 'auth-required':
      return { type: 'need', kind: 'auth', parts, resume: {} };
    default:
      return undefined;
  }
}

import type { ShownFrame } from '../../kit/frame-list.tsx';

/** A part of a message or artifact, as A2A 1.0 has it. */
export interface Part {
  text?: string;
  data?: unknown;
  raw?: string;
  url?: string;
  filename?: string;
  mediaType?: string;
}

export interface Artifact {
  id: string;
  name: string;
  parts: Part[];
}

/** One message of ours, and all that came of it. */
export interface Turn {
  id: string;
  asked: Part[];
  frames: ShownFrame[];
  taskId: string | null;
  contextId: string | null;
  /** Every state in order, the present one last. */
  states: string[];
  /** What the agent said outside of artifacts. */
  said: string;
  /** The whole of what it said last about its state: a question may hold the form of its answer. */
  statusParts: Part[];
  artifacts: Artifact[];
  failure: string | null;
  /** The request's id, by which its call is found. */
  requestId: string | null;
  /** Known when the answer begins. */
  traceId: string | null;
  /** Until its end, milliseconds; null while it goes on. */
  ms: number | null;
}

export const newTurn = (id: string, asked: Part[]): Turn => ({
  id,
  asked,
  frames: [],
  taskId: null,
  contextId: null,
  states: [],
  said: '',
  statusParts: [],
  artifacts: [],
  failure: null,
  requestId: null,
  traceId: null,
  ms: null,
});

interface Status {
  state?: string;
  message?: { parts?: Part[] };
}

interface WireArtifact {
  artifactId?: string;
  name?: string;
  parts?: Part[];
}

/** What a JSON-RPC answer or event of A2A 1.0 may carry. */
interface Body {
  result?: null | {
    task?: { id?: string; contextId?: string; status?: Status; artifacts?: WireArtifact[] };
    message?: { contextId?: string; taskId?: string; parts?: Part[] };
    statusUpdate?: { taskId?: string; contextId?: string; status?: Status };
    artifactUpdate?: { taskId?: string; contextId?: string; artifact?: WireArtifact; append?: boolean };
  };
  error?: { code?: number; message?: string };
}

/** Takes what came over the wire into the turn. */
export function takeIn(turn: Turn, body: unknown, at: number): Turn {
  const { result: given, error } = (typeof body === 'object' && body !== null ? body : {}) as Body;
  const result = given ?? {};
  const { task, message, statusUpdate, artifactUpdate } = result;
  const about = task ?? message ?? statusUpdate ?? artifactUpdate;
  const next: Turn = {
    ...turn,
    frames: [...turn.frames, { direction: 'in', at, body, ...describe(result, error) }],
    taskId: task?.id ?? statusUpdate?.taskId ?? artifactUpdate?.taskId ?? message?.taskId ?? turn.taskId,
    contextId: about?.contextId ?? turn.contextId,
    failure: error ? (error.message ?? `error ${error.code}`) : turn.failure,
  };
  const status = task?.status ?? statusUpdate?.status;
  const withStatus = status ? takeStatus(next, status) : next;
  const withMessage = message?.parts ? { ...withStatus, said: withStatus.said + textOf(message.parts) } : withStatus;
  const withTask = (task?.artifacts ?? []).reduce((one, artifact) => takeArtifact(one, artifact, false), withMessage);
  return artifactUpdate?.artifact
    ? takeArtifact(withTask, artifactUpdate.artifact, artifactUpdate.append === true)
    : withTask;
}

function takeStatus(turn: Turn, { state, message }: Status): Turn {
  const name = stateName(state);
  const states = name === '' || turn.states.at(-1) === name ? turn.states : [...turn.states, name];
  return {
    ...turn,
    states,
    said: message?.parts ? textOf(message.parts) : turn.said,
    statusParts: message?.parts ?? [],
  };
}

/** Pieces of an artifact are joined where they stand; without `append` it begins anew. */
function takeArtifact(turn: Turn, { artifactId = '', name = '', parts = [] }: WireArtifact, append: boolean): Turn {
  const before = turn.artifacts.find(({ id }) => id === artifactId);
  const artifact = {
    id: artifactId,
    name: name || before?.name || artifactId,
    parts: append && before ? joined(before.parts, parts) : parts,
  };
  return {
    ...turn,
    artifacts: before ? turn.artifacts.map((one) => (one === before ? artifact : one)) : [...turn.artifacts, artifact],
  };
}

/** Text goes on with text; all else stands behind it. */
function joined(before: readonly Part[], more: readonly Part[]): Part[] {
  const parts = [...before];
  for (const part of more) {
    const last = parts.at(-1);
    if (last?.text !== undefined && part.text !== undefined)
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}

function describe(result: NonNullable<Body['result']>, error: Body['error']): Pick<ShownFrame, 'name' | 'says'> {
  if (error) return { name: 'error', says: error.message ?? '' };
  const { task, message, statusUpdate, artifactUpdate } = result;
  if (statusUpdate) return { name: 'statusUpdate', says: stateName(statusUpdate.status?.state) };
  if (artifactUpdate) return { name: 'artifactUpdate', says: textOf(artifactUpdate.artifact?.parts ?? []) };
  if (task) return { name: 'task', says: stateName(task.status?.state) };
  return { name: Object.keys(result)[0] ?? 'answer', says: textOf(message?.parts ?? []) };
}

/** `TASK_STATE_INPUT_REQUIRED` reads `input required`, and so does the `input-required` of 0.3. */
export const stateName = (state: string | undefined): string =>
  (state ?? '')
    .replace(/^TASK_STATE_/, '')
    .toLowerCase()
    .replaceAll(/[-_]/g, ' ');

export const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => text ?? '').join('');

const OPEN: ReadonlySet<string> = new Set(['input required', 'auth required']);
const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'canceled', 'rejected']);

/** Whether the next message goes on with the same task. */
export const waitsForUs = ({ states }: Turn): boolean => OPEN.has(states.at(-1) ?? '');

/** Whether there is a task that can be cancelled. */
export const canCancel = ({ taskId, states }: Turn): boolean => taskId !== null && !ENDED.has(states.at(-1) ?? '');

/** Whether what goes on in the task can be listened to again. */
export const canListen = (turn: Turn): boolean => turn.ms !== null && canCancel(turn) && !waitsForUs(turn);

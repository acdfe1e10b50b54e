import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, Part, UpstreamEvent, UpstreamUsage } from '../../protocol/index.ts';
import type { Artifact, Message, StatusUpdate, Task, TaskState, TaskUpdate } from './a2a.ts';
import { stateAfter, wordsFor } from './failures.ts';
import { plainText } from './fold.ts';

export interface NarratorOptions {
  /** Number of the turn within its task: keeps its artifacts apart from those of other turns. */
  turn: number;
  /** The task as another process left it, when the turn is taken up again in mid-run. */
  resumed?: Task;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
}

type Of<Type extends UpstreamEvent['type']> = Extract<UpstreamEvent, { type: Type }>;

/**
 * Tells one turn's events as updates of its task (agent platforms, sections 0.2 and 0.6): content becomes artifacts, one for
 * each message of the agent, everything else becomes status. It never says more than the platform did.
 */
export class Narrator {
  readonly #options: NarratorOptions;
  /** Artifacts of this turn that more may come of. */
  readonly #open: Set<string>;
  #usage: UpstreamUsage | undefined;
  #hasContent: boolean;
  #progress = '';

  constructor(options: NarratorOptions) {
    const { turn, resumed } = options;
    const told = resumed?.artifacts.map(({ artifactId }) => artifactId) ?? [];
    this.#options = options;
    this.#open = new Set(told.filter((id) => id.startsWith(`${turn}.`)));
    this.#hasContent = this.#open.size > 0;
  }

  /** What the platform counted for this turn, as far as it told. */
  get usage(): UpstreamUsage | undefined {
    return this.#usage;
  }

  /**
   * @param task as it stands, with everything told before
   * @returns what is new, in order; nothing for what concerns the gateway alone, and for what was told already
   */
  tell(task: Task, event: UpstreamEvent): TaskUpdate[] {
    switch (event.type) {
      case 'session':
        return [];
      case 'usage':
        this.#usage = { ...this.#usage, ...counts(event) };
        return [];
      case 'run':
        return this.#working(task);
      case 'progress':
        return this.#progressed(task, event);
      case 'delta':
        return [...this.#working(task), ...this.#more(task, event)];
      case 'artifact':
        return [...this.#working(task), ...this.#whole(task, event)];
      case 'need':
        return [...this.#closed(task), this.#needed(task, event)];
      case 'done':
        return [...this.#closed(task), this.#completed(task)];
      case 'fail':
        return [this.#failed(task, event)];
    }
  }

  /** That the task stands so from now on, for a reason of the gateway's own. */
  status(task: Task, state: TaskState, text?: string): TaskUpdate {
    return this.#status(task, state, text === undefined ? [] : [{ text }]);
  }

  #working(task: Task): TaskUpdate[] {
    return task.status.state === 'TASK_STATE_WORKING' ? [] : [this.#status(task, 'TASK_STATE_WORKING', [])];
  }

  /** Platforms that are polled tell the same again and again. */
  #progressed(task: Task, { text, data }: Of<'progress'>): TaskUpdate[] {
    const parts = [...(text ? [{ text }] : []), ...(data === undefined ? [] : [{ data }])];
    const told = JSON.stringify(parts);
    if (parts.length === 0 || told === this.#progress) return this.#working(task);
    this.#progress = told;
    return [this.#status(task, 'TASK_STATE_WORKING', parts)];
  }

  #more(task: Task, { artifact: id, parts, ...terms }: Of<'delta'>): TaskUpdate[] {
    const said = parts.filter((part) => plainText(part) !== '');
    if (said.length === 0) return [];
    const artifact = this.#artifact(id, said, terms);
    const isKnown = artifactOf(task, artifact.artifactId) !== undefined;
    this.#open.add(artifact.artifactId);
    this.#hasContent = true;
    return [artifactUpdate(task, artifact, isKnown ? { append: true } : {})];
  }

  /** What deltas have told already is not told twice: many clients put everything they hear one after the other. */
  #whole(task: Task, { artifact: id, parts, last, ...terms }: Of<'artifact'>): TaskUpdate[] {
    const artifact = this.#artifact(id, parts, terms);
    const known = artifactOf(task, artifact.artifactId);
    const isEmpty = parts.every((part) => plainText(part) === '');
    if (isEmpty && !known) return [];
    const wasOpen = this.#open.delete(artifact.artifactId);
    if (!last) this.#open.add(artifact.artifactId);
    this.#hasContent ||= !isEmpty;
    if (known && (parts.length === 0 || isSame(known, artifact)))
      return last && wasOpen ? [closing(task, artifact)] : [];
    const chunk = last ? { lastChunk: true as const } : {};
    const rest = known && beyond(known.parts, parts);
    if (rest === undefined) return [artifactUpdate(task, artifact, chunk)];
    return [artifactUpdate(task, { ...artifact, parts: [{ text: rest }] }, { append: true, ...chunk })];
  }

  #artifact(id: string, parts: readonly Part[], terms: Pick<Artifact, 'name' | 'metadata'>): Artifact {
    return {
      artifactId: `${this.#options.turn}.${id}`,
      parts: [...parts],
      ...(terms.name !== undefined && { name: terms.name }),
      ...(terms.metadata !== undefined && { metadata: terms.metadata }),
    };
  }

  /** Those that no more will come of, and that did not say so themselves. */
  #closed(task: Task): TaskUpdate[] {
    const open = task.artifacts.filter(({ artifactId }) => this.#open.has(artifactId));
    this.#open.clear();
    return open.map((artifact) => closing(task, artifact));
  }

  #needed(task: Task, { kind, parts }: Of<'need'>): TaskUpdate {
    return this.#status(task, kind === 'input' ? 'TASK_STATE_INPUT_REQUIRED' : 'TASK_STATE_AUTH_REQUIRED', [...parts]);
  }

  #completed(task: Task): TaskUpdate {
    const metadata: JsonObject = this.#hasContent ? {} : { warning: NO_CONTENT };
    return this.#status(task, 'TASK_STATE_COMPLETED', [], metadata);
  }

  #failed(task: Task, failure: Of<'fail'>): TaskUpdate {
    const { kind, retryAfterSeconds } = failure;
    const error = { reason: kind, ...(retryAfterSeconds !== undefined && { retryAfterMs: retryAfterSeconds * 1000 }) };
    return this.#status(task, stateAfter(kind), [{ text: wordsFor(failure) }], { error });
  }

  #status(task: Task, state: TaskState, parts: Part[], told: JsonObject = {}): TaskUpdate {
    const { clock, newId } = this.#options;
    const { id: taskId, contextId } = task;
    const message: Message = { messageId: '', role: 'ROLE_AGENT', parts, taskId, contextId };
    const metadata = { ...told, ...(state !== 'TASK_STATE_WORKING' && this.#usage && { usage: shown(this.#usage) }) };
    const statusUpdate: StatusUpdate = {
      taskId,
      contextId,
      status: {
        state,
        timestamp: new Date(clock()).toISOString(),
        ...(parts.length > 0 && { message: { ...message, messageId: newId() } }),
      },
      ...(Object.keys(metadata).length > 0 && { metadata }),
    };
    return { statusUpdate };
  }
}

const NO_CONTENT = 'The agent ended the turn without any content.';

const artifactOf = ({ artifacts }: Task, id: string): Artifact | undefined =>
  artifacts.find(({ artifactId }) => artifactId === id);

const artifactUpdate = (
  { id: taskId, contextId }: Task,
  artifact: Artifact,
  chunk: { append?: true; lastChunk?: true },
): TaskUpdate => ({ artifactUpdate: { taskId, contextId, artifact, ...chunk } });

/** Says that an artifact is complete, and nothing else: an artifact must have a part (A2A 1.0, section 4.1.7). */
const closing = (task: Task, { artifactId }: Artifact): TaskUpdate =>
  artifactUpdate(task, { artifactId, parts: [{ text: '' }] }, { append: true, lastChunk: true });

/** What a text has beyond what was told of it; undefined unless it is one text that goes on as the other began. */
function beyond(told: Part[], whole: readonly Part[]): string | undefined {
  const [before, ...othersBefore] = told;
  const [after, ...others] = whole;
  if (before === undefined || after === undefined || othersBefore.length > 0 || others.length > 0) return undefined;
  const text = plainText(before);
  const wholeText = plainText(after);
  if (text === undefined || wholeText === undefined || !wholeText.startsWith(text)) return undefined;
  return wholeText.slice(text.length);
}

/** Whether an artifact tells nothing new. */
const isSame = (known: Artifact, { parts, name = known.name, metadata = known.metadata }: Artifact): boolean =>
  isDeepStrictEqual([known.parts, known.name, known.metadata], [parts, name, metadata]);

const counts = ({ type: _type, ...usage }: Of<'usage'>): UpstreamUsage => usage;

/** As the gateway reads it from agents that speak A2A (agent platforms, section 8). */
const shown = ({ input, output, total, cached, reasoning }: UpstreamUsage): JsonObject => ({
  ...(input !== undefined && { input_tokens: input }),
  ...(output !== undefined && { output_tokens: output }),
  ...(total !== undefined && { total_tokens: total }),
  ...(cached !== undefined && { cached_tokens: cached }),
  ...(reasoning !== undefined && { reasoning_tokens: reasoning }),
  source: 'upstream',
});

import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject, type Part } from '../../protocol/index.ts';
import { wordsFor } from './words.ts';

/** Something new that the agent has said. */
export type Piece =
  /** Follows what was said before without anything between. */
  | { kind: 'text'; text: string }
  /** A part that is more than text; where it can be told in words, they come as text, too. */
  | { kind: 'part'; part: Part };

/** Where the agent has stopped. */
export interface Rest {
  /** Without prefix, in lower case: `completed`, `input-required`, … */
  state: string;
  /** What its last status says. */
  words: string;
}

/** An artifact that was told of, its texts joined. */
type Told = Part[];

const PARAGRAPH = '\n\n';

/**
 * Listens to an agent, event by event or to all of it at once, and tells what is new in it: artifacts are the answer, in
 * the order in which they come; a status is heard where the agent asks something back, or has said nothing else. The text
 * is the same, in whatever events it came.
 */
export class Speech {
  taskId: string | undefined;
  contextId: string | undefined;
  /** Present when nothing happens until the caller says something, or never. */
  rest: Rest | undefined;
  /** Everything that was said. */
  text = '';
  readonly parts: Part[] = [];
  readonly #artifacts = new Map<string, Told>();
  /** The artifact that was spoken of last. */
  #current: string | undefined;
  /** Whether a text that follows belongs to the text before. */
  #isOpenText = false;
  /** What the agent said on the way, which is not the answer unless there is no other. */
  #progress: Part[] = [];
  /** True while what is heard may have been told in an earlier answer of the same task. */
  #isResuming: boolean;

  /** @param isResuming true when the message answered a task that waited */
  constructor(isResuming: boolean) {
    this.#isResuming = isResuming;
  }

  /** @param item an answer or an event in the 1.0 dialect */
  hear(item: Json): Piece[] {
    if (!isJsonObject(item)) return [];
    const { task, message, statusUpdate, artifactUpdate } = item;
    if (isJsonObject(task)) return this.#task(task);
    if (isJsonObject(message)) return this.#message(message);
    if (isJsonObject(statusUpdate)) return this.#update(statusUpdate, () => this.#status(statusUpdate['status']));
    if (isJsonObject(artifactUpdate)) return this.#update(artifactUpdate, () => this.#artifactUpdate(artifactUpdate));
    return [];
  }

  #update({ taskId, contextId }: JsonObject, said: () => Piece[]): Piece[] {
    this.#name(taskId, contextId);
    return said();
  }

  #name(taskId: Json | undefined, contextId: Json | undefined): void {
    this.taskId ??= idIn(taskId);
    this.contextId ??= idIn(contextId);
  }

  #message({ taskId, contextId, parts }: JsonObject): Piece[] {
    this.#name(taskId, contextId);
    this.rest = { state: 'completed', words: '' };
    return this.#say('', partsIn(parts));
  }

  #task({ id, contextId, artifacts, status, history }: JsonObject): Piece[] {
    this.#name(id, contextId);
    const isEarlier = this.#isResuming && !AT_REST.has(stateIn(status));
    this.#isResuming = false;
    const told = objectsIn(artifacts).flatMap((artifact) =>
      isEarlier ? this.#remember(artifact) : this.#whole(artifact),
    );
    return [...told, ...this.#status(status, history)];
  }

  #artifactUpdate({ artifact, append }: JsonObject): Piece[] {
    if (!isJsonObject(artifact)) return [];
    if (append !== true) return this.#whole(artifact);
    const id = idIn(artifact['artifactId']) ?? '';
    const parts = partsIn(artifact['parts']);
    this.#artifacts.set(id, joined([...(this.#artifacts.get(id) ?? []), ...parts]));
    return this.#say(id, parts);
  }

  /** What events have told already is not told twice. What replaces it cannot be taken back, and is told after it. */
  #whole(artifact: JsonObject): Piece[] {
    const id = idIn(artifact['artifactId']) ?? '';
    const parts = joined(partsIn(artifact['parts']));
    const rest = beyond(this.#artifacts.get(id) ?? [], parts);
    this.#artifacts.set(id, parts);
    if (!rest) this.#current = undefined;
    return this.#say(id, rest ?? parts);
  }

  #remember(artifact: JsonObject): Piece[] {
    this.#artifacts.set(idIn(artifact['artifactId']) ?? '', joined(partsIn(artifact['parts'])));
    return [];
  }

  #status(status: Json | undefined, history?: Json): Piece[] {
    const state = stateIn(status);
    const message = isJsonObject(status) ? status['message'] : undefined;
    const parts = isJsonObject(message) ? partsIn(message['parts']) : [];
    if (!AT_REST.has(state)) {
      if (parts.length > 0) this.#progress = parts;
      return [];
    }
    this.rest = { state, words: textOf(parts) };
    if (ASKS.has(state)) return this.#say(STATUS, parts);
    if (state !== 'completed' || this.text !== '' || this.parts.length > 0) return [];
    return this.#say(STATUS, [parts, lastWords(history), this.#progress].find((said) => said.length > 0) ?? []);
  }

  /** @param source parts of one source belong together, others begin a paragraph */
  #say(source: string, parts: readonly Part[]): Piece[] {
    const pieces: Piece[] = [];
    for (const part of parts) {
      const isText = typeof part['text'] === 'string';
      const words = wordsFor(part);
      if (words === '') continue;
      if (words !== undefined) pieces.push(this.#words(source, words, isText));
      if (isText) continue;
      this.parts.push(part);
      pieces.push({ kind: 'part', part });
    }
    return pieces;
  }

  #words(source: string, words: string, isText: boolean): Piece {
    const goesOn = this.#isOpenText && isText && this.#current === source;
    const text = this.text === '' || goesOn ? words : PARAGRAPH + words;
    this.#current = source;
    this.#isOpenText = isText;
    this.text += text;
    return { kind: 'text', text };
  }
}

/** No artifact is called so. */
const STATUS = '\0status';

/** The agent waits for its caller. */
const ASKS: ReadonlySet<string> = new Set(['input-required', 'auth-required']);
const AT_REST: ReadonlySet<string> = new Set([...ASKS, 'completed', 'failed', 'rejected', 'canceled']);

const stateIn = (status: Json | undefined): string => {
  const state = isJsonObject(status) ? status['state'] : undefined;
  const name = typeof state === 'string' ? state.replace(/^TASK_STATE_/, '') : '';
  return name.toLowerCase().replaceAll('_', '-');
};

const idIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const objectsIn = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);

const partsIn = objectsIn;

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part['text'] === 'string' ? part['text'] : '')).join('');

/** Agents of 0.3 may have their answer in the history alone. */
function lastWords(history: Json | undefined): Part[] {
  const last = objectsIn(history).at(-1);
  return last?.['role'] === 'ROLE_AGENT' ? partsIn(last['parts']) : [];
}

/** Texts that follow each other, as one. */
function joined(parts: readonly Part[]): Told {
  const told: Told = [];
  for (const part of parts) {
    const before = told.at(-1)?.['text'];
    const { text } = part;
    if (typeof text !== 'string') told.push(part);
    else if (typeof before === 'string') told[told.length - 1] = { text: before + text };
    else told.push({ text });
  }
  return told;
}

/** What a whole artifact has beyond what was told of it; undefined when it does not begin in the same way. */
function beyond(told: Told, whole: Told): Part[] | undefined {
  for (const [index, known] of told.entries()) {
    const part = whole[index];
    if (part !== undefined && isDeepStrictEqual(known, part)) continue;
    const isLast = index === told.length - 1;
    const more = isLast ? moreText(known['text'], part?.['text']) : undefined;
    return more === undefined ? undefined : [{ text: more }, ...whole.slice(index + 1)];
  }
  return whole.slice(told.length);
}

const moreText = (known: Json | undefined, whole: Json | undefined): string | undefined =>
  typeof known === 'string' && typeof whole === 'string' && whole.startsWith(known)
    ? whole.slice(known.length)
    : undefined;

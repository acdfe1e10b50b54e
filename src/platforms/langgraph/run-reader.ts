import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../protocol/index.ts';
import type { JsonEvent } from '../answers/index.ts';
import { needOf, readInterrupts } from './interrupt.ts';
import { messagesIn, readMessage } from './message.ts';
import { contentOfState, failureIn } from './outcome.ts';
import { asJson, type RunHandle } from './run-handle.ts';
import type { LanggraphSettings } from './settings.ts';
import { Told } from './told.ts';

type Take = (data: Json, isSubgraph: boolean) => UpstreamEvent[];

/** Reads the stream of one run (agent platforms, section 2.4): pieces of messages as they come, then the graph's state. */
export class RunReader {
  readonly #settings: LanggraphSettings;
  readonly #told = new Told();
  #handle: RunHandle;
  /** Messages that stood in the thread when the run began. */
  #earlier: Set<string> | undefined;
  readonly #written = new Set<string>();
  #state: JsonObject = {};
  #interrupts: ReturnType<typeof readInterrupts>;
  /** The latest that was told is the whole state: nothing was going on behind it. */
  #isSettled = false;

  constructor(handle: RunHandle, settings: LanggraphSettings) {
    this.#handle = handle;
    this.#settings = settings;
  }

  /** The run, with what its beginning told. */
  get handle(): RunHandle {
    return this.#handle;
  }

  /** With `stream_subgraphs` the name says which graph within the graph an event comes from, behind a bar. */
  take({ name = '', data }: JsonEvent): UpstreamEvent[] {
    const [mode = '', ...path] = name.split('|');
    return this.#takes[mode]?.(data, path.length > 0) ?? [];
  }

  /**
   * The end of the stream.
   * @returns undefined when nothing tells how the run stands: its platform must be asked
   */
  end(): UpstreamEvent[] | undefined {
    if (!this.#isSettled) return undefined;
    const earlier = this.#earlier;
    const content = contentOfState(this.#state, this.#settings, {
      told: this.#told,
      isEarlier: earlier && ((id) => earlier.has(id)),
      written: this.#written,
    });
    return [...content, this.#interrupts ? needOf(this.#interrupts) : { type: 'done' }];
  }

  readonly #takes: Readonly<Record<string, Take>> = {
    messages: (data) => this.#piece(data),
    values: (data, isSubgraph) => (isSubgraph ? [] : this.#whole(data)),
    updates: (data, isSubgraph) => (isSubgraph ? [] : this.#update(data)),
    custom: (data) => [typeof data === 'string' ? { type: 'progress', text: data } : { type: 'progress', data }],
    error: (data) => [failureIn(data)],
  };

  #piece(data: Json): UpstreamEvent[] {
    this.#isSettled = false;
    const message = readMessage(Array.isArray(data) ? data[0] : undefined);
    return message?.role === 'agent' ? this.#told.piece(message) : [];
  }

  /** Without anything but interrupts, it is no state (JavaScript). */
  #whole(data: Json): UpstreamEvent[] {
    if (!isJsonObject(data)) return [];
    this.#isSettled = true;
    this.#interrupts = readInterrupts(data['__interrupt__']) ?? this.#interrupts;
    if (Object.keys(data).some((key) => key !== '__interrupt__')) this.#state = data;
    return this.#earlier ? [] : this.#begin();
  }

  #begin(): UpstreamEvent[] {
    const ids = (messagesIn(this.#state, this.#settings.input_key) ?? []).flatMap(({ id }) => id ?? []);
    this.#earlier = new Set(ids);
    const after = ids.at(-1);
    if (after === undefined) return [];
    this.#handle = { ...this.#handle, after };
    return [{ type: 'run', handle: asJson(this.#handle) }];
  }

  #update(data: Json): UpstreamEvent[] {
    if (!isJsonObject(data)) return [];
    this.#isSettled = false;
    this.#interrupts = readInterrupts(data['__interrupt__']) ?? this.#interrupts;
    for (const written of Object.values(data)) {
      if (isJsonObject(written)) for (const key of Object.keys(written)) this.#written.add(key);
    }
    return [];
  }
}

import type { OutboundResponse } from '../../outbound/index.ts';
import { type Json, parseJson, SwitchboardError, UpstreamFailure } from '../../protocol/index.ts';
import { invalidAnswer } from './failure.ts';

/**
 * The values of a stream of JSON, however they are set apart: line by line, behind `data:` as server-sent events, one after
 * the other without anything, over several lines each (agent platforms, sections 0.3 and 1.4). The last one may lack its line
 * end. Returning early closes the connection.
 *
 * @throws UpstreamFailure `invalid-answer` for what is no JSON, `truncated` when the stream ended in the middle of a value;
 *   SwitchboardError UPSTREAM_TOO_LARGE, and as the body does
 */
export async function* jsonValues(response: OutboundResponse, maxValueBytes: number): AsyncGenerator<Json> {
  const lines = new Lines(maxValueBytes);
  const values = new Values(maxValueBytes);
  for await (const chunk of response.body) for (const line of lines.push(chunk)) yield* values.take(line);
  yield* values.take(lines.rest());
  if (values.isOpen) throw cutOff();
}

const LINE_FEED = 0x0a;

/** Takes bytes apart into lines. A line feed is no part of any other character in UTF-8. */
class Lines {
  readonly #maxBytes: number;
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  *push(chunk: Buffer): Generator<string> {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      this.#keep(chunk.subarray(start, end));
      yield this.rest();
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  /** What came of the line that has not ended. */
  rest(): string {
    const line = Buffer.concat(this.#pieces).toString();
    this.#pieces = [];
    this.#bytes = 0;
    return line;
  }

  #keep(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#maxBytes) throw tooLarge(this.#maxBytes);
    this.#pieces.push(piece);
  }
}

/** Comments and the other fields of server-sent events: no JSON begins so. */
const NOT_DATA = /^(:|event:|id:|retry:)/;
const DATA = /^data: ?/;
/** May stand between two values. */
const BETWEEN = /[\s,]/;
/** What decides where a value ends, as long as it is none of a string. */
const MARKS = /["{}[\]]/g;
/** Where a number or a word ends. */
const WORD_END = /[\s,"{}[\]]|$/g;

/** Finds where values begin and end. */
class Values {
  readonly #maxLength: number;
  /** Of a value that goes on in the next line. */
  #begun = '';
  #depth = 0;
  #isInString = false;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** Whether a value has begun and not ended. */
  get isOpen(): boolean {
    return this.#depth > 0 || this.#isInString;
  }

  *take(line: string): Generator<Json> {
    if (this.#isInString) throw notJson();
    if (!this.isOpen && NOT_DATA.test(line)) return;
    const text = line.replace(DATA, '');
    let start = 0;
    for (let at = 0; at < text.length; ) {
      if (!this.isOpen && BETWEEN.test(text[at] ?? '')) {
        at += 1;
        start = at;
        continue;
      }
      at = this.#afterToken(text, at);
      if (this.isOpen) continue;
      yield parsed(this.#begun + text.slice(start, at));
      this.#begun = '';
      start = at;
    }
    if (this.isOpen) this.#keep(`${text.slice(start)}\n`);
  }

  /** @returns where the string, the bracket or the word ends that begins at `at` */
  #afterToken(text: string, at: number): number {
    switch (text[at]) {
      case '"':
        return this.#afterString(text, at);
      case '{':
      case '[':
        this.#depth += 1;
        return at + 1;
      case '}':
      case ']':
        this.#depth = Math.max(0, this.#depth - 1);
        return at + 1;
      default:
        return next(this.isOpen ? MARKS : WORD_END, text, at);
    }
  }

  #afterString(text: string, at: number): number {
    for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
      let backslashes = 0;
      while (text[end - 1 - backslashes] === '\\') backslashes += 1;
      if (backslashes % 2 === 0) return end + 1;
    }
    this.#isInString = true;
    return text.length;
  }

  #keep(text: string): void {
    this.#begun += text;
    if (this.#begun.length > this.#maxLength) throw tooLarge(this.#maxLength);
  }
}

function next(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw notJson(error);
  }
}

const notJson = (cause?: unknown): Error => invalidAnswer('The agent sent an event that is no JSON.', cause);

const cutOff = (): Error =>
  new UpstreamFailure({ kind: 'truncated', message: "The agent's answer ended in the middle of an event." });

const tooLarge = (maxBytes: number): SwitchboardError =>
  new SwitchboardError(
    'UPSTREAM_TOO_LARGE',
    `The agent sent an event of more than ${maxBytes} bytes. Ask for less, or have the agent's event limit raised.`,
    { metadata: { maxEventBytes: String(maxBytes) } },
  );

import { SwitchboardError } from './errors.ts';
import { type Json, type JsonObject, RawNumber } from './json-value.ts';

/** Assigning to this name would replace an object's prototype instead of adding a member. */
const PROTOTYPE = '__proto__';

/** @throws SwitchboardError INVALID_REQUEST for the one name that must never become a member */
export function refusePrototype(name: string): void {
  if (name === PROTOTYPE) {
    throw new SwitchboardError(
      'INVALID_REQUEST',
      `The JSON text has a member named "${PROTOTYPE}", which is not allowed.`,
    );
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /[-+.0-9eE]+/y;
const LITERALS: Readonly<Record<string, { text: string; value: boolean | null }>> = {
  t: { text: 'true', value: true },
  f: { text: 'false', value: false },
  n: { text: 'null', value: null },
};

/**
 * Builds the value of a text that is known to be JSON, slower than `JSON.parse` and with what that forgets: numbers that a
 * double would change stay as they are written, and a name that an object has twice is an error.
 *
 * @throws SwitchboardError INVALID_REQUEST naming the repeated member
 */
export const parseExactly = (text: string): Json => new ExactParser(text).value();

class ExactParser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(): Json {
    this.take(SPACE);
    const first = this.text.charAt(this.at);
    if (first === '{') return this.object();
    if (first === '[') return this.array();
    if (first === '"') return this.string();
    const literal = LITERALS[first];
    if (literal === undefined) return this.number();
    this.at += literal.text.length;
    return literal.value;
  }

  private object(): JsonObject {
    const object: JsonObject = {};
    while (this.hasNext('}')) {
      const name = this.string();
      refusePrototype(name);
      if (Object.hasOwn(object, name)) throw repeatedMember(name);
      this.take(SPACE);
      this.at++;
      object[name] = this.value();
    }
    return object;
  }

  private array(): Json[] {
    const array: Json[] = [];
    while (this.hasNext(']')) array.push(this.value());
    return array;
  }

  /** Steps over the opening bracket or a comma to what follows; over the closing bracket when nothing does. */
  private hasNext(close: string): boolean {
    this.take(SPACE);
    if (this.text.charAt(this.at) !== close) this.at++;
    this.take(SPACE);
    if (this.text.charAt(this.at) !== close) return true;
    this.at++;
    return false;
  }

  private string(): string {
    const start = this.at;
    let quote = start;
    do quote = this.text.indexOf('"', quote + 1);
    while (this.isEscaped(quote));
    this.at = quote + 1;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private isEscaped(quote: number): boolean {
    let first = quote;
    while (this.text.charAt(first - 1) === '\\') first--;
    return (quote - first) % 2 === 1;
  }

  private number(): number | RawNumber {
    const written = this.take(NUMBER);
    const value = Number(written);
    return String(value) === written ? value : new RawNumber(written);
  }

  private take(pattern: RegExp): string {
    const start = this.at;
    pattern.lastIndex = start;
    if (pattern.test(this.text)) this.at = pattern.lastIndex;
    return this.text.slice(start, this.at);
  }
}

const repeatedMember = (name: string): SwitchboardError =>
  new SwitchboardError(
    'INVALID_REQUEST',
    `The JSON text has the member ${JSON.stringify(name.slice(0, 80))} twice in one object. Send it once.`,
  );

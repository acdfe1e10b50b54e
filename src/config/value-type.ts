import ipaddr from 'ipaddr.js';
import { nanoDollars } from './dollars.ts';
import { durationMs } from './duration.ts';

/** What a key may hold. */
export interface ValueType<T> {
  /** For tables: `whole number`, `duration`, … */
  name: string;
  /** Completes "expected …" in messages. */
  expected: string;
  /** Never shown, and may stand in a file that `<NAME>_FILE` names. */
  secret: boolean;
  /** Reads a value of the file or the text of a variable; undefined when it is not of this type. */
  read(value: unknown): T | undefined;
}

const type = <T>(name: string, expected: string, read: (value: unknown) => T | undefined): ValueType<T> => ({
  name,
  expected,
  secret: false,
  read,
});

const readText = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  return value.trim() || undefined;
};

export const text = type('text', 'a text', readText);

/** A text that no message, report or log ever shows. */
export const secret: ValueType<string> = { ...type('secret', 'a text', readText), secret: true };

export const postgresUrl: ValueType<string> = {
  ...type('secret URL', 'postgres://user:password@host:5432/database', (value) => {
    const url = readText(value);
    return url && /^postgres(ql)?:\/\/./.test(url) ? url : undefined;
  }),
  secret: true,
};

export const headerName = type('header name', 'the name of an HTTP header', (value) => {
  const name = readText(value);
  return name && /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) ? name.toLowerCase() : undefined;
});

const BOOLEANS = new Map<unknown, boolean>([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['0', false],
]);

/** YAML 1.1 and the environment write booleans in more ways than YAML 1.2 knows. */
export const boolean = type('true or false', 'true or false', (value) =>
  typeof value === 'string' ? BOOLEANS.get(value.trim().toLowerCase()) : typeof value === 'boolean' ? value : undefined,
);

const readNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number): ValueType<number> => {
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  return type('whole number', `a whole number, ${range}`, (value) => {
    const number = readNumber(value);
    return Number.isSafeInteger(number) && number !== undefined && number >= least && number <= most
      ? number
      : undefined;
  });
};

/** More would overflow Node's timers, which then fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const milliseconds: ValueType<number> = {
  ...wholeNumber(0, LONGEST_TIMER_MS),
  name: 'milliseconds',
  expected: `milliseconds as a whole number, from 0 to ${LONGEST_TIMER_MS}`,
};

export const bytes: ValueType<number> = {
  ...wholeNumber(1, Number.MAX_SAFE_INTEGER),
  name: 'bytes',
  expected: 'bytes as a whole number, 1 or more',
};

/** A number of a bigger unit, fractions allowed, read as whole small units: seconds as milliseconds, MB as bytes. */
const scaled = (name: string, factor: number, most: number): ValueType<number> =>
  type(name, `${name} as a number above 0`, (value) => {
    const number = readNumber(value);
    if (number === undefined || number <= 0 || number * factor > most) return undefined;
    return Math.max(1, Math.round(number * factor));
  });

export const seconds = scaled('seconds', 1000, LONGEST_TIMER_MS);
/** The same, and 0 for none. */
export const waitSeconds: ValueType<number> = {
  ...seconds,
  expected: 'seconds as a number, 0 or more',
  read: (value) => (readNumber(value) === 0 ? 0 : seconds.read(value)),
};
export const megabytes = scaled('megabytes', 1024 * 1024, Number.MAX_SAFE_INTEGER);

/** LiteLLM's durations, read as milliseconds; a month is 30 days. */
export const duration = type('duration', 'a duration such as 30s, 15m, 12h, 7d, 2w or 1mo', (value) =>
  typeof value === 'string' ? durationMs(value) : undefined,
);

/** The same as it is written, for those who count by the calendar. */
export const calendarDuration: ValueType<string> = {
  ...duration,
  read: (value) => (duration.read(value) === undefined ? undefined : String(value).trim()),
};

export const dollars = type('dollars', 'an amount in dollars, 0 or more', (value) =>
  nanoDollars(value) === undefined ? undefined : Number(value),
);

export const httpUrl = type('URL', 'an http(s) URL without user, query and fragment', (value) => {
  const written = readText(value) ?? '';
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  return isPlain ? url : undefined;
});

/** A list in the file, or texts joined by commas in a variable; every item must satisfy `isItem`. */
const listOf = (name: string, expected: string, isItem: (item: string) => boolean): ValueType<string[]> =>
  type(name, expected, (value) => {
    const items = typeof value === 'string' ? value.split(',') : value;
    if (!Array.isArray(items) || !items.every((item): item is string => typeof item === 'string')) return undefined;
    const trimmed = items.map((item) => item.trim()).filter((item) => item !== '');
    return trimmed.every(isItem) ? trimmed : undefined;
  });

export const texts = listOf('list of texts', 'a list of texts', () => true);

export const networks = listOf(
  'list of networks',
  'a list of addresses or networks such as 10.0.0.0/8',
  (item) => ipaddr.isValid(item) || ipaddr.isValidCIDR(item),
);

/** Langfuse's rule for names of environments. */
export const environmentName = type(
  'name',
  'a name of a to z, 0 to 9, - and _, of 40 at most, not "langfuse…"',
  (value) => {
    const name = readText(value);
    return name && /^(?!langfuse)[a-z0-9_-]{1,40}$/.test(name) ? name : undefined;
  },
);

/** `name=value`, separated by commas, values percent-encoded (OpenTelemetry, "OTLP Exporter", section on headers). */
export const namedValues: ValueType<Record<string, string>> = {
  ...type('secret list', 'name=value, separated by commas', (value) => {
    const pairs = readText(value)
      ?.split(',')
      .map((pair) => /^\s*([\w-]+)\s*=\s*([^\r\n]*?)\s*$/.exec(pair));
    if (!pairs?.every((pair) => pair !== null)) return undefined;
    return Object.fromEntries(pairs.map(([, name = '', text = '']) => [name.toLowerCase(), decoded(text)] as const));
  }),
  secret: true,
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One of a few words, in any case. A version such as 1.0 may stand without quotes, which makes it a number. */
export const choice = <const Word extends string>(words: readonly Word[]): ValueType<Word> =>
  type(words.join(', '), `one of ${words.join(', ')}`, (value) => {
    if (typeof value === 'number') return words.find((word) => Number(word) === value);
    return words.find((word) => word === String(value).trim().toLowerCase());
  });

/** For each name others to turn to, in order; LiteLLM writes a list of maps with one name each. */
export const alternatives = type(
  'list of alternatives',
  'a list such as [{ gpt-4o: [claude, mistral] }]',
  (value): Record<string, string[]> | undefined => {
    const entries = (Array.isArray(value) ? value : [value]).flatMap((item: unknown): [string, unknown][] =>
      typeof item === 'object' && item !== null ? Object.entries(item) : [['', undefined]],
    );
    const read = entries.map(([name, others]) => [name, texts.read(others)] as const);
    if (read.some(([, others]) => others === undefined)) return undefined;
    return Object.fromEntries(read) as Record<string, string[]>;
  },
);

/** LiteLLM's names of failures, in `retry_policy` and `allowed_fails_policy`. */
const FAILURES = {
  AuthenticationError: 'authentication',
  BadRequestError: 'bad-request',
  TimeoutError: 'timeout',
  RateLimitError: 'rate-limit',
  ContentPolicyViolationError: 'content-policy',
  InternalServerError: 'internal',
} as const;

export type CountByFailure = Partial<Record<(typeof FAILURES)[keyof typeof FAILURES], number>>;

/** A number for each kind of failure. @param suffix of its name: `TimeoutErrorRetries` */
export const countByFailure = (suffix: string): ValueType<CountByFailure> =>
  type('numbers by failure', `a map such as { TimeoutError${suffix}: 2 }`, (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const counts: CountByFailure = {};
    for (const [name, written] of Object.entries(value)) {
      const base = name.endsWith(suffix) ? name.slice(0, -suffix.length) : '';
      const count = wholeNumber(0, 1000).read(written);
      if (!isFailure(base) || count === undefined) return undefined;
      counts[FAILURES[base]] = count;
    }
    return counts;
  });

const isFailure = (name: string): name is keyof typeof FAILURES => Object.hasOwn(FAILURES, name);

/** Names, and for each a text that `isText` takes. */
const mapOf = <Text extends string>(expected: string, isText: (text: unknown) => text is Text) =>
  type('map of texts', expected, (value): Record<string, Text> | undefined => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const isGood = (map: object): map is Record<string, Text> => Object.values(map).every(isText);
    return isGood(value) ? value : undefined;
  });

export const textMap = mapOf('a map of texts', (text): text is string => typeof text === 'string');

/** A map whose values are one of a few words. */
export const wordMap = <const Word extends string>(words: readonly Word[]) =>
  mapOf(`a map to ${words.join(', ')}`, (text): text is Word => words.some((word) => word === text));

/** Further names for what has one: a name, or what LiteLLM hides from lists, `{ model, hidden }`. */
export const aliases = type(
  'map of names',
  'a map such as { gpt-4: gpt-4o }',
  (value): Record<string, { model: string; hidden: boolean }> | undefined => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const read = Object.entries(value as Record<string, unknown>).map(
      ([name, target]) => [name, aliasOf(target)] as const,
    );
    return read.some(([, alias]) => alias === undefined)
      ? undefined
      : (Object.fromEntries(read) as Record<string, { model: string; hidden: boolean }>);
  },
);

function aliasOf(target: unknown): { model: string; hidden: boolean } | undefined {
  if (typeof target === 'string') return { model: target, hidden: false };
  const { model, hidden } = (target ?? {}) as { model?: unknown; hidden?: unknown };
  return typeof model === 'string' ? { model, hidden: hidden === true } : undefined;
}

/** Task states, named as in 0.3; the 1.0 peer spells them its own way. */
export type State =
  | 'submitted'
  | 'working'
  | 'completed'
  | 'failed'
  | 'canceled'
  | 'rejected'
  | 'input-required'
  | 'auth-required';

/** A part, named as in 1.0; the 0.3 peer spells it its own way. */
export type Part =
  | { text: string }
  | { raw: string; filename: string; mediaType: string }
  | { url: string; filename: string; mediaType: string }
  | { data: unknown; mediaType?: string; metadata?: Record<string, unknown> };

export type Step =
  /** A direct message; no task. */
  | { do: 'reply'; text: string }
  | { do: 'status'; state: State; text?: string }
  | { do: 'artifact'; id: string; parts: Part[]; append: boolean; last: boolean }
  | { do: 'wait'; ms: number }
  | { do: 'hang' }
  | { do: 'throw' };

export interface Asked {
  text: string;
  messageId: string;
  /** The message continues a task. */
  resumes: boolean;
  /** Headers the agent saw. */
  headers: Record<string, unknown>;
}

/** What a peer does about a message, step by step. */
export type Script = (asked: Asked) => Iterable<Step>;

const status = (state: State, text?: string): Step => ({ do: 'status', state, ...(text !== undefined && { text }) });
const artifact = (...parts: Part[]): Step => ({ do: 'artifact', id: 'a-1', parts, append: false, last: true });

/** Every kind of part there is. Data that is no object exists in 1.0 only: the 0.3 peer leaves it out. */
export const ALL_PARTS: Part[] = [
  { text: 'hello' },
  { raw: Buffer.from('hello bytes').toString('base64'), filename: 'a.bin', mediaType: 'application/octet-stream' },
  { url: 'https://example.com/f.pdf', filename: 'f.pdf', mediaType: 'application/pdf' },
  { data: { k: 1, nested: { x: [1, 2] } }, metadata: { schema: 's' } },
  { data: [1, 'two', null] },
];

/**
 * The behaviours tests ask for, by the first word of the text:
 * `message`, `slow N [ms]`, `input`, `auth`, `fail`, `reject`, `throw`, `parts`, `big KB`, `hang`, `headers`; else echo.
 */
export const behaviours: Script = function* ({ text, resumes, headers }) {
  const [word, first, second] = text.trim().split(/\s+/);
  if (word === 'message') return yield { do: 'reply', text: `direct reply: ${text.slice('message '.length)}` };
  if (resumes) {
    yield status('working', 'resumed');
    yield artifact({ text: `resumed with: ${text}` });
    return yield status('completed');
  }
  yield status('working', 'working on it');
  switch (word) {
    case 'slow':
      yield* chunks(Number(first ?? 3), Number(second ?? 200));
      break;
    case 'input':
      return yield status('input-required', 'which city?');
    case 'auth':
      return yield status('auth-required', 'please authorise');
    case 'fail':
      return yield status('failed', 'it failed');
    case 'reject':
      return yield status('rejected', 'no');
    case 'throw':
      return yield { do: 'throw' };
    case 'hang':
      return yield { do: 'hang' };
    case 'parts':
      yield artifact(...ALL_PARTS);
      break;
    case 'big':
      yield artifact({ text: 'x'.repeat(1024 * Number(first ?? 1)) });
      break;
    case 'headers':
      yield artifact({ data: headers });
      break;
    default:
      yield artifact({ text: `echo: ${text}` });
  }
  yield status('completed');
};

function* chunks(count: number, ms: number): Generator<Step> {
  for (let number = 1; number <= count; number++) {
    yield { do: 'wait', ms };
    const parts = [{ text: `chunk ${number}/${count} ` }];
    yield { do: 'artifact', id: 'a-1', parts, append: number > 1, last: number === count };
  }
}

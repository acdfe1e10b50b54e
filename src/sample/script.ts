/** The states of a task this agent uses (A2A 1.0, section 4.1.3). */
export type State =
  | 'TASK_STATE_SUBMITTED'
  | 'TASK_STATE_WORKING'
  | 'TASK_STATE_INPUT_REQUIRED'
  | 'TASK_STATE_COMPLETED'
  | 'TASK_STATE_FAILED'
  | 'TASK_STATE_CANCELED';

/** One thing the agent does in a task. */
export type Step =
  | { do: 'status'; state: State; text?: string }
  /** One piece of the answer's only artifact; pieces of the same artifact follow each other. */
  | { do: 'artifact'; text: string; append: boolean; last: boolean }
  | { do: 'wait'; ms: number };

const MAX_CHUNKS = 10_000;

export const HELP = [
  'I echo what you say. Some words do more:',
  '"message <text>" answers without a task,',
  '"count <n>" counts to n in one go,',
  '"slow <n> [ms]" streams n chunks, ms apart,',
  '"input" asks you something back,',
  '"fail" fails.',
].join(' ');

/** The answer to a text that needs no task (`message <text>`); undefined when it needs one. */
export function directReply(text: string): string | undefined {
  const asked = /^message\b\s*(?<said>.*)$/s.exec(text.trim());
  return asked ? `you said: ${asked.groups?.['said'] ?? ''}` : undefined;
}

/**
 * What the agent does in a task about a text; its first word decides.
 *
 * @param resumes true when the text continues a task that asked for it
 */
export function* script(text: string, resumes: boolean): Generator<Step> {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  if (resumes) return yield* finish(`thank you for: ${text}`);
  yield { do: 'status', state: 'TASK_STATE_WORKING', text: 'working on it' };
  switch (word) {
    case 'help':
      return yield* finish(HELP);
    case 'count':
      return yield* finish(numbers(amount(rest[0], 3)).join(' '));
    case 'slow':
      return yield* slowly(amount(rest[0], 3), amount(rest[1], 200));
    case 'input':
      return yield { do: 'status', state: 'TASK_STATE_INPUT_REQUIRED', text: 'which city?' };
    case 'fail':
      return yield { do: 'status', state: 'TASK_STATE_FAILED', text: 'you asked me to fail' };
    default:
      return yield* finish(`echo: ${text}`);
  }
}

function* finish(text: string): Generator<Step> {
  yield { do: 'artifact', text, append: false, last: true };
  yield { do: 'status', state: 'TASK_STATE_COMPLETED' };
}

function* slowly(chunks: number, ms: number): Generator<Step> {
  for (const number of numbers(chunks)) {
    yield { do: 'wait', ms };
    yield { do: 'artifact', text: `chunk ${number}/${chunks} `, append: number > 1, last: number === chunks };
  }
  yield { do: 'status', state: 'TASK_STATE_COMPLETED' };
}

const numbers = (upTo: number) => Array.from({ length: upTo }, (_, index) => index + 1);

function amount(word: string | undefined, otherwise: number): number {
  const value = Number(word);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MAX_CHUNKS) : otherwise;
}

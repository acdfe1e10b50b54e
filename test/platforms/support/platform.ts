/**
 * A platform as the conversation suite holds its conversations with it: by the official A2A clients, through the gateway.
 *
 * Its agent is scripted, so that the suite knows what it must hear. The agent counts the turns of a conversation and answers
 * `You said: <what it heard> (<n> turns)` in the four pieces `You `, `said: `, what it heard, ` (<n> turns)`; a part that is
 * no text is heard as its JSON, or at least as its media type. Words in what it hears change that:
 *
 * | it hears | it does |
 * |---|---|
 * | `slow` | waits 60 ms or more before each piece; a run that was cancelled must stop there |
 * | `slow slow` | waits ten times as long: see `paceOf` |
 * | `boom` | fails with `model exploded`, in the platform's way: best one that comes with status 200 |
 * | `ask` | asks for input; the next message is its answer, and then it says `Resumed with "<the answer>"` |
 * | `picture` | answers with a file besides: PNG, whose base64 is `iVBORw0=` |
 * | `data` | answers with the data `{"sum": 4}` besides |
 *
 * Every turn costs 11 tokens in, 4 out, 15 in all, wherever the platform counts. Concurrent conversations must not wait for
 * each other. Between the gateway and the platform stands the suite's own proxy: breaking off and refusing with every status
 * of section 8.1 needs no help of the platform.
 */
export interface PlatformUnderTest {
  /** Heads its row in the table of `docs/platforms.md`, where `platforms.ts` of the suite lists it. */
  name: string;
  /** What stands for the platform, for the same table: `a strict fake, checked by the vendor's SDK`. */
  proof: string;
  /** Starts it. */
  start(): Promise<RunningPlatform>;
  /** Where the agent is, below its origin. */
  path?: string;
  /** How the agent is registered. */
  litellm_params: Params;
  /** Members of `litellm_params` with which the platform must refuse the gateway; left out where it lets in everybody. */
  wrongCredentials?: object;
  /** What the gateway's card says, as far as the platform knows. */
  card: object;
  /** What agents on it can do. What they cannot, says why: both stand in the table, and the suite proves them. */
  can: Record<AbilityName, Ability>;
}

export interface RunningPlatform {
  /** Its origin. */
  url: string;
  /** From now on the platform takes no credentials that it issued before; left out where it issues none. */
  expireTokens?(): void;
  close(): Promise<void>;
}

/** As they are, or made for where the platform runs. */
export type Params = object | ((at: Origins) => object);

export interface Origins {
  /** Where the gateway is to find the agent: the suite's proxy. */
  agent: string;
  /** The platform itself, for what is never broken off: the address that issues tokens. */
  platform: string;
}

export const paramsOf = ({ litellm_params: given }: PlatformUnderTest, at: Origins): Record<string, unknown> => ({
  ...(typeof given === 'function' ? given(at) : given),
});

/** What agents on a platform can do, in the order of the table, which says it so; its legend says more. */
export const ABILITIES = {
  turns: 'turns',
  stream: 'pieces',
  takeFiles: 'files in',
  takeData: 'data in',
  answerFiles: 'files out',
  answerData: 'data out',
  ask: 'questions',
  cancel: 'cancel',
  outlive: 'outlives',
  countTokens: 'tokens',
} as const;

export type AbilityName = keyof typeof ABILITIES;

/** Whether agents on a platform can do something, and in what way or why not. */
export interface Ability {
  isThere: boolean;
  says: string;
}

/** @param how where it is not plain: a note below the table */
export const yes = (how = ''): Ability => ({ isThere: true, says: how });

/** @param why what the platform lacks, and what callers get instead: a note below the table */
export const no = (why: string): Ability => ({ isThere: false, says: why });

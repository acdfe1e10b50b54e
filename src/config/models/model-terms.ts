import { nanoDollars } from '../dollars.ts';
import { isMap } from '../path.ts';
import { headerName, seconds, type ValueType } from '../value-type.ts';

// Maps of LiteLLM's that say how models are chosen, and what their calls are charged beside the provider's prices.

/** What is added to the cost of a call. */
export interface Margin {
  /** Of the cost: 0.1 is ten percent. */
  share: number;
  /** Nano-dollars for each call. */
  fixedNano: number;
}

/** By the provider's name; `global` for those that are not named. */
export type ByProvider<Term> = Readonly<Record<string, Term>>;

const mapOf = <Term>(expected: string, read: (value: unknown) => Term | undefined): ValueType<ByProvider<Term>> => ({
  name: 'map by provider',
  expected,
  secret: false,
  read: (value) => {
    if (!isMap(value)) return undefined;
    const terms = Object.entries(value).map(([provider, written]) => [provider, read(written)] as const);
    const isRight = (term: readonly [string, Term | undefined]): term is readonly [string, Term] =>
      term[1] !== undefined;
    return terms.every(isRight) ? Object.fromEntries(terms) : undefined;
  },
});

/** A number from 0 to `most`, as a number or its text. */
function numberOf(value: unknown, most: number): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= most ? number : undefined;
}

/** What is taken off the cost: 0.05 is five percent. */
export const discounts = mapOf('a map such as { openai: 0.05 }, each from 0 to 1', (value) => numberOf(value, 1));

const LARGEST_SHARE = 100;

/** A share of the cost, or with an amount for each call. */
export const margins = mapOf(
  'a map such as { global: 0.1, openai: { percentage: 0.08, fixed_amount: 0.0005 } }',
  (value): Margin | undefined => {
    const { percentage = 0, fixed_amount: fixed = 0 } = isMap(value) ? value : { percentage: value };
    const share = numberOf(percentage, LARGEST_SHARE);
    const fixedNano = nanoDollars(fixed);
    return share === undefined || fixedNano === undefined ? undefined : { share, fixedNano };
  },
);

/** What a strategy is told besides its name. */
export interface StrategyTerms {
  /** A measure of the latency that is older counts no more, milliseconds; null for a fading that needs no end. */
  latencyTtlMs: number | null;
  /** Deployments that are slower than the fastest by this share of its latency count as as fast. */
  latencyBuffer: number;
}

/** LiteLLM's `routing_strategy_args`; what else stands there is of strategies that count otherwise here. */
export const strategyTerms: ValueType<StrategyTerms> = {
  name: 'map',
  expected: 'a map such as { ttl: 60, lowest_latency_buffer: 0.5 }',
  secret: false,
  read: (value) => {
    if (!isMap(value)) return undefined;
    const { ttl = null, lowest_latency_buffer: buffer = 0 } = value;
    const latencyTtlMs = ttl === null ? null : seconds.read(ttl);
    const latencyBuffer = numberOf(buffer, LARGEST_SHARE);
    return latencyTtlMs === undefined || latencyBuffer === undefined ? undefined : { latencyTtlMs, latencyBuffer };
  },
};

/** LiteLLM's `user_header_mappings`: who signs in here is told by the key, so that only names of customers are taken. */
export const userHeaders: ValueType<string[]> = {
  name: 'list of headers',
  expected: 'a list such as [{ header_name: x-user, litellm_user_role: customer }]',
  secret: false,
  read: (value) => {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    const names = entries.map((entry) => (isMap(entry) ? headerName.read(entry['header_name']) : undefined));
    const isOfCustomer = (_: unknown, index: number): boolean => {
      const entry = entries[index];
      return isMap(entry) && /^customer$/i.test(String(entry['litellm_user_role']));
    };
    const isName = (name: string | undefined): name is string => name !== undefined;
    return names.every(isName) ? names.filter(isOfCustomer) : undefined;
  },
};

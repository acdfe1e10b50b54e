import type { Call } from '../../../api/types.ts';

/** A kind of tokens, or what else a call costs. */
export interface CostPart {
  /** As the record names it. */
  name: keyof typeof LABELS;
  label: string;
  /** Null of what is not counted in tokens. */
  tokens: number | null;
  /** Nano-dollars. */
  nano: number;
}

const LABELS = {
  input: 'Input',
  cached_input: 'Input, from a cache',
  cache_write: 'Input, into a cache',
  output: 'Output',
  reasoning: 'Reasoning',
  per_call: 'Fee of a call',
  discount: 'Discount',
  margin: 'Margin',
} as const;

const NAMES = Object.keys(LABELS) as (keyof typeof LABELS)[];

/** What the cost of a model's call is made of, in the order of a bill; nothing where that is not known. */
export function costPartsOf({ input_tokens, output_tokens, model_facts }: Call): CostPart[] {
  const amounts = model_facts?.cost_parts;
  if (!amounts) return [];
  const { cached_tokens, cache_write_tokens, reasoning_tokens } = model_facts;
  const [cached, written, reasoning] = [cached_tokens ?? 0, cache_write_tokens ?? 0, reasoning_tokens ?? 0];
  const tokens: Partial<Record<CostPart['name'], number>> = {
    input: Math.max(0, (input_tokens ?? 0) - cached - written),
    cached_input: cached,
    cache_write: written,
    output: Math.max(0, (output_tokens ?? 0) - reasoning),
    reasoning,
  };
  return NAMES.map((name) => ({
    name,
    label: LABELS[name],
    tokens: tokens[name] ?? null,
    nano: amounts[name] ?? 0,
  })).filter(({ tokens, nano }) => (tokens ?? 0) > 0 || nano !== 0);
}

/** What was paid for a million of them, in nano-dollars: of several rates, what they came to. */
export const rateOf = ({ tokens, nano }: CostPart): number | null =>
  tokens === null || tokens === 0 ? null : Math.round((nano * 1e6) / tokens);

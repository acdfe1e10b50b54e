import type { Json, UpstreamUsage } from '../../protocol/index.ts';
import { memberOf } from '../member-of.ts';
import { usageOf } from '../usage-of.ts';

/**
 * Reads what was counted, as models and frameworks name it (agent platforms, section 4.6).
 *
 * @returns undefined when that is nothing: no number is made up
 */
export function readUsage(json: Json | undefined): UpstreamUsage | undefined {
  const count = (...names: string[]): Json | undefined =>
    names.map((name) => memberOf(json, name)).find((value) => value !== undefined);
  const usage = usageOf({
    input: count('inputTokens', 'input_tokens', 'prompt_tokens'),
    output: count('outputTokens', 'output_tokens', 'completion_tokens'),
    total: count('totalTokens', 'total_tokens'),
    cached: count('cacheReadInputTokens', 'cache_read_input_tokens'),
    reasoning: count('reasoningTokens', 'reasoning_tokens'),
  });
  return Object.keys(usage).length === 0 ? undefined : usage;
}

/** The places in an answer where frameworks say what it took. */
export function usageIn(answer: Json | undefined): UpstreamUsage | undefined {
  const metrics = memberOf(answer, 'metrics');
  const places = [
    memberOf(answer, 'usage'),
    memberOf(metrics, 'accumulated_usage'),
    memberOf(metrics, 'usage'),
    memberOf(memberOf(answer, 'metadata'), 'usage'),
  ];
  for (const place of places) {
    const usage = readUsage(place);
    if (usage) return usage;
  }
  const result = memberOf(answer, 'result');
  return result === undefined ? undefined : usageIn(result);
}

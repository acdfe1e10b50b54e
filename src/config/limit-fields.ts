import { z } from 'zod';
import { nanoDollars } from './dollars.ts';
import { readDuration } from './duration.ts';

const count = z.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().optional();
const dollars = z
  .number()
  .refine((amount) => nanoDollars(amount) !== undefined, 'must be an amount in dollars, 0 or more')
  .nullable()
  .optional();

/**
 * What may be limited of a key, user, team or agent, under LiteLLM's names where it has one. Absent fields say nothing;
 * null takes a limit away.
 */
export const limitFields = {
  rpm_limit: count.describe('Requests in any 60 seconds.'),
  tpm_limit: count.describe('Tokens in any 60 seconds, as far as agents report them.'),
  max_parallel_requests: count.describe('Calls that run at the same time; a stream runs until it ends.'),
  max_streams: count.describe('Streams that are open at the same time.'),
  max_budget: dollars.describe('Dollars that may be spent in one window.'),
  budget_duration: z
    .string()
    .refine((text) => readDuration(text) !== undefined, 'must be a duration such as "30s", "12h", "7d" or "1mo"')
    .nullable()
    .optional()
    .describe('Length of the window, e.g. "1d" or "1mo"; without it, the budget is for ever.'),
  soft_budget: dollars.describe('Dollars in one window from which on the gateway warns; nothing is refused.'),
  shadow_limits: z
    .boolean()
    .nullable()
    .optional()
    .describe('Record what these limits would have refused, and refuse nothing.'),
};

export type LimitFields = z.infer<z.ZodObject<typeof limitFields>>;

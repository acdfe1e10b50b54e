import { boolean, calendarDuration, dollars, wholeNumber } from '../value-type.ts';
import { key, optional } from './key.ts';

const atLeastOne = wholeNumber(1, Number.MAX_SAFE_INTEGER);

/** What may be taken, by whom nothing else is said. */
export const LIMITS_KEYS = {
  shadowLimits: key({
    path: 'limits.shadow',
    type: boolean,
    default: false,
    about: 'Record what limits and budgets would refuse, and refuse nothing.',
  }),
  gatewayBudget: optional({
    path: 'litellm_settings.max_budget',
    type: dollars,
    about: 'Dollars that all calls together may cost in one window of the budget; 0 sets no limit.',
    example: '100',
  }),
  gatewayBudgetDuration: optional({
    path: 'litellm_settings.budget_duration',
    type: calendarDuration,
    about: 'Length of that window; when it is not set, the budget is for ever.',
    example: '1mo',
  }),
  gatewayParallel: optional({
    path: 'general_settings.global_max_parallel_requests',
    type: atLeastOne,
    about: 'Calls of agents and models at the same time, of all callers together; a stream runs until it ends.',
    example: '500',
  }),
  defaultKeyRpm: optional({
    path: 'limits.default_key.rpm_limit',
    type: atLeastOne,
    about: 'Requests in any 60 seconds, of each key that declares no limits; as the others below.',
    example: '600',
  }),
  defaultKeyTpm: optional({
    path: 'limits.default_key.tpm_limit',
    type: atLeastOne,
    about: 'Tokens in any 60 seconds, as far as agents report them.',
    example: '100000',
  }),
  defaultKeyParallel: optional({
    path: 'limits.default_key.max_parallel_requests',
    type: atLeastOne,
    about: 'Calls at the same time; a stream runs until it ends.',
    example: '50',
  }),
  defaultKeyStreams: optional({
    path: 'limits.default_key.max_streams',
    type: atLeastOne,
    about: 'Streams at the same time.',
    example: '20',
  }),
  defaultKeyBudget: optional({
    path: 'limits.default_key.max_budget',
    type: dollars,
    about: 'Dollars in one window of the budget.',
    example: '10',
  }),
  defaultKeySoftBudget: optional({
    path: 'limits.default_key.soft_budget',
    type: dollars,
    about: 'Dollars in one window from which on the log warns.',
    example: '8',
  }),
  defaultKeyBudgetDuration: optional({
    path: 'limits.default_key.budget_duration',
    type: calendarDuration,
    about: 'Length of the window; when it is not set, the budget is for ever.',
    example: '1mo',
  }),
};

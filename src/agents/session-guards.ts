import { type AgentRegistration, nanoDollars } from '../config/index.ts';
import { invalid } from './invalid-field.ts';

/** What keeps agents from running away: LiteLLM's settings of the same names (model notes, A.15). */
export interface SessionGuards {
  /** Calls to it, and calls that it makes, must say which trace they are part of. */
  traceOnCallsTo: boolean;
  traceOnCallsBy: boolean;
  /** Calls of models that it may make in one trace; null for any number. */
  maxIterations: number | null;
  /** Nano-dollars that its calls of models may cost in one trace; null for any amount. */
  maxTraceNano: number | null;
  /** Calls of models, and tokens, that it may take within a minute of one session; null for any number. */
  sessionRpm: number | null;
  sessionTpm: number | null;
}

type Limits = Pick<AgentRegistration, 'session_rpm_limit' | 'session_tpm_limit'>;

/**
 * @param params `litellm_params` of the registration
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readSessionGuards(
  params: Record<string, unknown>,
  { session_rpm_limit, session_tpm_limit }: Limits,
): SessionGuards {
  return {
    sessionRpm: session_rpm_limit ?? null,
    sessionTpm: session_tpm_limit ?? null,
    traceOnCallsTo: isOn(params, 'require_trace_id_on_calls_to_agent'),
    traceOnCallsBy: isOn(params, 'require_trace_id_on_calls_by_agent'),
    maxIterations: countIn(params, 'max_iterations'),
    maxTraceNano: amountIn(params, 'max_budget_per_session'),
  };
}

const isGiven = (given: unknown): boolean => given !== undefined && given !== null && given !== '';

/** What is meant to keep somebody out must not be off because of a slip. */
function isOn(params: Record<string, unknown>, name: string): boolean {
  const given = params[name];
  if (isGiven(given) && typeof given !== 'boolean') throw invalid(`litellm_params.${name}`, 'must be true or false');
  return given === true;
}

function countIn(params: Record<string, unknown>, name: string): number | null {
  const given = params[name];
  if (!isGiven(given)) return null;
  if (typeof given === 'number' && Number.isSafeInteger(given) && given > 0) return given;
  throw invalid(`litellm_params.${name}`, 'must be a whole number, more than 0');
}

function amountIn(params: Record<string, unknown>, name: string): number | null {
  const given = params[name];
  if (!isGiven(given)) return null;
  const nano = nanoDollars(given);
  if (nano !== undefined) return nano;
  throw invalid(`litellm_params.${name}`, 'must be an amount in dollars, 0 or more');
}

import type { Call } from '../ledger/index.ts';
import { durations, sums } from './agent-figures.ts';

/** The part of the record of a call of a model that is counted. */
export type EndedModelCall = Pick<
  Call,
  'operation' | 'outcome' | 'firstByteMs' | 'durationMs' | 'inputTokens' | 'outputTokens' | 'costNano'
>;

/** Under whose names it is counted, none of which callers make up. */
export interface CountedAs {
  /** As the model that answered is configured; null when none did. */
  model: string | null;
  /** The agent that asked it; null for none that is known. */
  agent: string | null;
}

/** Callers may write any name: what was refused is counted under one that no model has. */
const NO_MODEL = '(none)';
const NANO_DOLLARS_PER_DOLLAR = 1e9;
const subject = 'model';

/** Calls of models. There are as many series as models are configured, and agents that ask them. */
export class ModelFigures {
  readonly #perModel = {
    calls: sums({
      subject,
      name: 'switchboard_model_calls_total',
      help: 'Calls of models that ended, by how they ended.',
      labels: ['operation', 'outcome'],
    }),
    seconds: durations({
      subject,
      name: 'switchboard_model_call_duration_seconds',
      help: "From a call's arrival to its end.",
      labels: ['operation'],
    }),
    firstTokenSeconds: durations({
      subject,
      name: 'switchboard_model_first_token_seconds',
      help: "From a call's arrival to the first of the answer itself.",
      labels: ['operation'],
    }),
    tokens: sums({
      subject,
      name: 'switchboard_model_tokens_total',
      help: 'Tokens as providers counted them.',
      labels: ['direction'],
    }),
    cost: sums(
      {
        subject,
        name: 'switchboard_model_cost_usd_total',
        help: 'Cost of calls of models in US dollars, as far as it is known.',
      },
      NANO_DOLLARS_PER_DOLLAR,
    ),
  };
  readonly #costPerAgent = sums(
    {
      name: 'switchboard_agent_model_cost_usd_total',
      help: 'What the calls of models cost that an agent made, in US dollars.',
    },
    NANO_DOLLARS_PER_DOLLAR,
  );

  ended(call: EndedModelCall, { model, agent }: CountedAs): void {
    const name = model ?? NO_MODEL;
    const { operation, outcome, firstByteMs, durationMs, inputTokens, outputTokens, costNano } = call;
    const { calls, seconds, firstTokenSeconds, tokens, cost } = this.#perModel;
    calls.of(name, `${operation} ${outcome}`).value += 1;
    seconds.of(name, operation).add(durationMs);
    if (firstByteMs !== null && outcome === 'ok') firstTokenSeconds.of(name, operation).add(firstByteMs);
    if (inputTokens !== null) tokens.of(name, 'input').value += inputTokens;
    if (outputTokens !== null) tokens.of(name, 'output').value += outputTokens;
    if (costNano === null) return;
    cost.of(name).value += costNano;
    if (agent !== null) this.#costPerAgent.of(agent).value += costNano;
  }

  /**
   * Each metric whole, without a line break at its end. What is not there any more is dropped.
   * @param models names of those that are configured
   * @param agents names of those that are registered
   */
  expose(models: readonly string[], agents: ReadonlySet<string>): string[] {
    const present = new Set([...models, NO_MODEL]);
    const figures = Object.values(this.#perModel);
    for (const figure of figures) figure.keepOnly((model) => present.has(model));
    this.#costPerAgent.keepOnly((agent) => agents.has(agent));
    return [...figures, this.#costPerAgent].map((figure) => figure.expose());
  }
}

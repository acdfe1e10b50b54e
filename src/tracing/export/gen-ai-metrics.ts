import type { CallAttempt, RecordedCall } from '../../ledger/index.ts';
import { GEN_AI, OPERATIONS, PROVIDERS } from './gen-ai-names.ts';
import { Histogram } from './histogram.ts';
import type { Fields } from './otlp.ts';
import { factsOf, hasFailed, isOfAgent, isOfModel, type ToldCall } from './told-call.ts';

const SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const FIRST_TOKEN_SECONDS = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** From 1 to 67,108,864. */
const TOKENS = Array.from({ length: 14 }, (_, power) => 4 ** power);

/** The metrics that the conventions name for generative AI, with the buckets that they advise (tracing notes, B.9). */
const INSTRUMENTS = {
  'gen_ai.client.token.usage': {
    unit: '{token}',
    description: 'Number of input and output tokens used.',
    bounds: TOKENS,
  },
  'gen_ai.client.operation.duration': { unit: 's', description: 'GenAI operation duration.', bounds: SECONDS },
  'gen_ai.client.operation.time_to_first_chunk': {
    unit: 's',
    description: 'Time to receive the first chunk of a stream.',
    bounds: SECONDS,
  },
  'gen_ai.server.request.duration': {
    unit: 's',
    description: 'Generative AI server request duration such as time-to-last byte or last output token.',
    bounds: SECONDS,
  },
  'gen_ai.server.time_to_first_token': {
    unit: 's',
    description: 'Time to generate first token for successful responses.',
    bounds: FIRST_TOKEN_SECONDS,
  },
} as const;

type Instrument = keyof typeof INSTRUMENTS;

/** A metric with all that was counted of it. */
export interface Metric {
  name: string;
  unit: string;
  description: string;
  histogram: Histogram;
}

/**
 * What was asked of models and agents, in figures. The gateway is the client of those whom it asks, and for its own
 * callers the server of models: what it asked in vain before somebody answered is in the server's durations alone.
 */
export class GenAiMetrics {
  readonly #histograms = new Map<Instrument, Histogram>();

  count(told: ToldCall): void {
    const { call } = told;
    // Who was refused by the gateway asked nobody, and counting what might be asked is no inference.
    if (call.deploymentId === null || call.operation === 'messages.count_tokens') return;
    if (isOfModel(call)) this.#countModel(call);
    else if (isOfAgent(call)) this.#countAgent(call);
  }

  /** Those of which anything was counted. */
  metrics(): Metric[] {
    return [...this.#histograms].map(([name, histogram]) => {
      const { unit, description } = INSTRUMENTS[name];
      return { name, unit, description, histogram };
    });
  }

  #countModel(call: RecordedCall): void {
    if (call.provider === null) return;
    const operation = OPERATIONS[call.operation] ?? 'chat';
    const subject = { [GEN_AI.operation]: operation, [GEN_AI.provider]: PROVIDERS[call.provider] ?? call.provider };
    const asked = { ...subject, [GEN_AI.requestModel]: factsOf(call)?.upstreamModel ?? call.model };
    const named = { ...subject, [GEN_AI.requestModel]: call.model };
    const inVainMs = inVainMsOf(call);
    this.#countTokens(call, asked);
    this.#add('gen_ai.client.operation.duration', (call.durationMs - inVainMs) / 1000, { ...asked, ...errorOf(call) });
    this.#add('gen_ai.server.request.duration', call.durationMs / 1000, { ...named, ...errorOf(call) });
    if (call.eventCount === 0 || call.firstByteMs === null) return;
    this.#add('gen_ai.client.operation.time_to_first_chunk', (call.firstByteMs - inVainMs) / 1000, asked);
    if (!hasFailed(call)) this.#add('gen_ai.server.time_to_first_token', call.firstByteMs / 1000, named);
  }

  #countAgent(call: RecordedCall): void {
    const subject = {
      [GEN_AI.operation]: 'invoke_agent',
      [GEN_AI.provider]: 'a2a',
      [GEN_AI.agentName]: call.agentName,
    };
    this.#countTokens(call, subject);
    const seconds = (call.durationMs - inVainMsOf(call)) / 1000;
    this.#add('gen_ai.client.operation.duration', seconds, { ...subject, ...errorOf(call) });
  }

  #countTokens({ inputTokens, outputTokens }: RecordedCall, subject: Fields): void {
    for (const [type, tokens] of [['input', inputTokens] as const, ['output', outputTokens] as const])
      if (tokens !== null) this.#add('gen_ai.client.token.usage', tokens, { ...subject, [GEN_AI.tokenType]: type });
  }

  #add(instrument: Instrument, value: number, attributes: Fields): void {
    const histogram = this.#histograms.get(instrument) ?? new Histogram(INSTRUMENTS[instrument].bounds);
    this.#histograms.set(instrument, histogram);
    histogram.add(Math.max(0, value), attributes);
  }
}

const errorOf = (call: RecordedCall): Fields =>
  hasFailed(call) ? { 'error.type': call.errorCode ?? call.outcome } : {};

/** Milliseconds that went by until the last one was asked. */
function inVainMsOf({ attempts }: RecordedCall): number {
  const tried = attempts === null ? [] : (JSON.parse(attempts) as CallAttempt[]);
  return tried.slice(0, -1).reduce((sum, { ms }) => sum + (ms ?? 0), 0);
}

import type { Usage } from '../../protocol/index.ts';

/** Tokens of one answer, as OpenAI's SDKs expect them: always there. */
export interface TokenCount {
  input: number;
  output: number;
  total: number;
  /** True unless the agent reported them: whoever adds up money must not take these for it. */
  isEstimated: boolean;
}

/** @param reported by the agent @param asked bytes of what it was told @param said its answer */
export function tokenCount(reported: Usage | undefined, asked: number, said: string): TokenCount {
  const { inputTokens, outputTokens, totalTokens } = reported ?? {};
  const input = inputTokens ?? estimate(asked);
  const output = outputTokens ?? estimate(Buffer.byteLength(said));
  const isEstimated = inputTokens === undefined || outputTokens === undefined;
  return { input, output, total: isEstimated ? input + output : (totalTokens ?? input + output), isEstimated };
}

/** Of most tokenisers, in most languages. */
const BYTES_PER_TOKEN = 4;

const estimate = (bytes: number): number => Math.ceil(bytes / BYTES_PER_TOKEN);

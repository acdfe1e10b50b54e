import type { JSONObject, SharedV3ProviderOptions } from '@ai-sdk/provider';
import type { JsonObject } from '../../protocol/index.ts';
import { type Family, isClaude } from './family.ts';
import { numberAt, objectAt, refuse, textAt } from './fields.ts';

export interface ProviderOptions {
  /** How many tokens are for thinking besides those that are spoken, where that is a number. */
  thinkingTokens: number;
  providerOptions: SharedV3ProviderOptions | undefined;
}

interface Asked {
  /** OpenAI's `reasoning_effort`. */
  effort: string | undefined;
  /** Anthropic's `thinking`, as LiteLLM takes it for all. */
  thinking: { type: string; budgetTokens: number | undefined } | undefined;
  model: string;
  /** Vertex AI takes less of Claude's protocol than Anthropic does. */
  isVertex: boolean;
}

/** What only one provider understands: above all how much is thought before it is spoken. @throws SwitchboardError */
export function providerOptionsOf(
  body: JsonObject,
  { family, model, isVertex }: { family: Family; model: string; isVertex: boolean },
): ProviderOptions {
  const thinking = objectAt(body, 'thinking');
  const asked: Asked = {
    model,
    isVertex,
    effort: textAt(body, 'reasoning_effort'),
    thinking: thinking && {
      type: textAt(thinking, 'type') ?? 'enabled',
      budgetTokens: numberAt(thinking, 'budget_tokens'),
    },
  };
  if (asked.effort !== undefined && !Object.hasOwn(BUDGETS, asked.effort))
    refuse('reasoning_effort', `must be one of ${Object.keys(BUDGETS).join(', ')}`);
  return BY_FAMILY[family](asked, body);
}

const BY_FAMILY: Record<Family, (asked: Asked, body: JsonObject) => ProviderOptions> = {
  anthropic: (asked, body) => {
    const thinking = claudeThinking(asked);
    const user = textAt(body, 'user');
    return {
      thinkingTokens: thinking.budgetTokens ?? 0,
      providerOptions: {
        anthropic: {
          ...parallelTools(body),
          ...(asked.isVertex && { structuredOutputMode: 'jsonTool', toolStreaming: false }),
          ...(thinking.type !== undefined && {
            thinking: given({ type: thinking.type, budgetTokens: thinking.budgetTokens }),
          }),
          ...(thinking.effort !== undefined && { effort: thinking.effort }),
          ...(user !== undefined && { metadata: { userId: user } }),
        },
      },
    };
  },
  google: (asked, body) => {
    const options = { ...googleThinking(asked), ...safety(body) };
    return { thinkingTokens: 0, providerOptions: { google: options, vertex: options } };
  },
  bedrock: (asked, body) => {
    const { type, budgetTokens, effort } = isClaude(asked.model) ? claudeThinking(asked) : otherThinking(asked);
    const reasoning = given({ type, budgetTokens, maxReasoningEffort: effort });
    return {
      thinkingTokens: budgetTokens ?? 0,
      providerOptions: {
        anthropic: parallelTools(body),
        ...(Object.keys(reasoning).length > 0 && { bedrock: { reasoningConfig: reasoning } }),
      },
    };
  },
};

/** LiteLLM's numbers of tokens for OpenAI's words. */
const BUDGETS: Record<string, number> = {
  none: 0,
  disable: 0,
  minimal: 1024,
  low: 1024,
  medium: 2048,
  high: 4096,
  xhigh: 8192,
};

interface Thinking {
  type?: string | undefined;
  budgetTokens?: number | undefined;
  effort?: string | undefined;
}

/** Since Opus 4.6 Claude decides itself how much it thinks, and is told how hard to try instead of a number. */
const DECIDES_ITSELF = /claude-[a-z]+-(?:4-[6-9]|[5-9]|\d\d)(?!\d)/;

const CLAUDE_EFFORTS: Record<string, string> = {
  minimal: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'xhigh',
};

function claudeThinking({ effort, thinking, model }: Asked): Thinking {
  if (thinking) return thinking;
  if (effort === undefined) return {};
  const budgetTokens = BUDGETS[effort] ?? 0;
  if (budgetTokens === 0) return { type: 'disabled' };
  if (DECIDES_ITSELF.test(model)) return { type: 'adaptive', effort: CLAUDE_EFFORTS[effort] };
  return { type: 'enabled', budgetTokens };
}

const otherThinking = ({ effort }: Asked): Thinking => ({
  effort: effort === undefined ? undefined : CLAUDE_EFFORTS[effort],
});

const GOOGLE_LEVELS: Record<string, string> = {
  none: 'minimal',
  disable: 'minimal',
  minimal: 'minimal',
  low: 'low',
  medium: 'medium',
  high: 'high',
  xhigh: 'high',
};

/** Gemini 2 is told a number of tokens, later ones a level. */
const TAKES_BUDGET = /gemini-2/;

function googleThinking({ effort, thinking, model }: Asked): JSONObject {
  const budget = thinking ? (thinking.type === 'disabled' ? 0 : thinking.budgetTokens) : BUDGETS[effort ?? ''];
  const level = GOOGLE_LEVELS[effort ?? ''];
  if (budget === undefined && level === undefined && !thinking) return {};
  const amount = TAKES_BUDGET.test(model) || thinking ? { thinkingBudget: budget } : { thinkingLevel: level };
  return { thinkingConfig: { ...given(amount), includeThoughts: budget !== 0 } };
}

const safety = ({ safety_settings: settings }: JsonObject): JSONObject =>
  settings === undefined ? {} : { safetySettings: settings as JSONObject[] };

const parallelTools = ({ parallel_tool_calls: parallel }: JsonObject): JSONObject =>
  parallel === false ? { disableParallelToolUse: true } : {};

const given = (fields: JSONObject): JSONObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

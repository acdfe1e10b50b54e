import { type JsonObject, parseJson } from '../protocol/index.ts';
import type { ModelDeployment } from './deployment.ts';
import { withoutPrefix } from './prices.ts';
import type { ModelRequest } from './request.ts';

/** Whether a request's parameter is one that its model does not take, for what else the request says. */
type Untaken = (asked: JsonObject) => boolean;
type Rules = Readonly<Record<string, Untaken>>;

const always: Untaken = () => true;
const never = (...names: string[]): Rules => Object.fromEntries(names.map((name) => [name, always]));

/**
 * Parameters of OpenAI's chat completions that not every provider takes. What has to do with streams is the gateway's own,
 * and what OpenAI does not know is the provider's.
 */
const OF_OPENAI = [
  'audio',
  'frequency_penalty',
  'function_call',
  'functions',
  'logit_bias',
  'logprobs',
  'modalities',
  'n',
  'parallel_tool_calls',
  'prediction',
  'presence_penalty',
  'prompt_cache_key',
  'prompt_cache_retention',
  'reasoning_effort',
  'response_format',
  'safety_identifier',
  'seed',
  'service_tier',
  'stop',
  'store',
  'temperature',
  'tool_choice',
  'tools',
  'top_logprobs',
  'top_p',
  'user',
  'verbosity',
  'web_search_options',
];

const allBut = (...taken: string[]): Rules => never(...OF_OPENAI.filter((name) => !taken.includes(name)));

const SAMPLING = ['temperature', 'top_p'];
const PENALTIES = ['frequency_penalty', 'presence_penalty'];
const TOOLS = ['tools', 'tool_choice'];
const FORMAT = ['response_format', 'stop'];

/** By provider, whatever the model: as LiteLLM has it, but that Mistral takes penalties, choices and predictions by now. */
const BY_PROVIDER: Readonly<Record<string, Rules>> = {
  cerebras: allBut(...SAMPLING, ...TOOLS, ...FORMAT, 'seed', 'user', 'reasoning_effort'),
  fireworks_ai: allBut(...SAMPLING, ...PENALTIES, ...TOOLS, ...FORMAT, 'n', 'user', 'logprobs', 'reasoning_effort'),
  mistral: allBut(
    ...SAMPLING,
    ...PENALTIES,
    ...TOOLS,
    ...FORMAT,
    'seed',
    'parallel_tool_calls',
    'n',
    'prediction',
    'reasoning_effort',
  ),
  nvidia_nim: allBut(...SAMPLING, ...PENALTIES, ...TOOLS, ...FORMAT, 'seed', 'parallel_tool_calls'),
  perplexity: allBut(...SAMPLING, ...PENALTIES, 'response_format', 'reasoning_effort', 'web_search_options'),
  xai: allBut(
    ...SAMPLING,
    ...PENALTIES,
    ...TOOLS,
    ...FORMAT,
    'seed',
    'user',
    'n',
    'logit_bias',
    'logprobs',
    'top_logprobs',
    'parallel_tool_calls',
    'reasoning_effort',
    'web_search_options',
  ),
};

const otherThanUsual: Untaken = ({ temperature }) => temperature !== 1;
const thinks: Untaken = ({ reasoning_effort: effort }) => effort !== undefined && effort !== null && effort !== 'none';
const PROBABILITIES = ['logprobs', 'top_logprobs', 'top_p'];
const NEVER_OF_GPT_5 = never(
  ...PENALTIES,
  'stop',
  'logit_bias',
  'modalities',
  'prediction',
  'audio',
  'web_search_options',
);

/** Of OpenAI's models, by their names; the first that fits counts. What is named otherwise may be any model, and takes all. */
const BY_NAME: readonly (readonly [name: RegExp, rules: Rules])[] = [
  [/^gpt-5-chat/, {}],
  [/^o[1-9]/, { ...never(...PROBABILITIES, ...PENALTIES), temperature: otherThanUsual }],
  [/^gpt-5(?![.\d])/, { ...NEVER_OF_GPT_5, ...never(...PROBABILITIES), temperature: otherThanUsual }],
  [
    /^gpt-[5-9]/,
    {
      ...NEVER_OF_GPT_5,
      ...Object.fromEntries(PROBABILITIES.map((name) => [name, thinks])),
      temperature: (asked) => thinks(asked) && otherThanUsual(asked),
    },
  ],
  [/^(?:gpt-4|gpt-3\.5|chatgpt-4)/, never('reasoning_effort', 'verbosity')],
  [/^grok-(?:4|code-fast)/, never('stop', 'frequency_penalty')],
  [/^grok-3-mini/, never('stop')],
];
const NAMED: ReadonlySet<string> = new Set(['openai', 'azure', 'xai']);

/**
 * The parameters of a chat completion that its model does not take and that are therefore left out, where the operator
 * wants that (`drop_params`; model notes, A.9). Told without parsing when there are none.
 */
export function untakenParameters(
  { raw, body }: Pick<ModelRequest, 'raw' | 'body'>,
  deployment: Pick<ModelDeployment, 'provider' | 'upstreamModel' | 'priceModel' | 'defaults'>,
): string[] {
  const rules = rulesFor(deployment);
  const { defaults } = deployment;
  const named = Object.entries(rules).filter(([name]) => Object.hasOwn(defaults, name) || raw.includes(`"${name}"`));
  if (named.length === 0) return [];
  const asked: JsonObject = { ...defaults, ...(body ?? (parseJson(raw) as JsonObject)) };
  return named.flatMap(([name, isUntaken]) => (Object.hasOwn(asked, name) && isUntaken(asked) ? [name] : []));
}

/** On Azure `priceModel` says which model it is: its own name may be any. */
function rulesFor({ provider, upstreamModel, priceModel }: Parameters<typeof untakenParameters>[1]): Rules {
  const names = NAMED.has(provider) ? [upstreamModel, priceModel].map(withoutPrefix) : [];
  const ofModel = names.map((name) => BY_NAME.find(([pattern]) => pattern.test(name))?.[1]).find(Boolean);
  return { ...BY_PROVIDER[provider], ...ofModel };
}

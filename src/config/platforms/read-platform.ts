import type { JsonObject } from '../../protocol/index.ts';
import type { AgentRegistration } from '../agent-registration.ts';
import type { AdaptedPlatform, PlatformField, PlatformForm, PlatformName } from './form.ts';
import { PLATFORM_FORMS } from './table.ts';

/** What a registration says about the platform its agent runs on. */
export interface RegisteredPlatform {
  name: PlatformName;
  /** For the platform's adapter. */
  settings: JsonObject;
  /** For the gateway, to prove who it is: the fields of the form that are marked so. */
  credentials: Readonly<Record<string, unknown>>;
}

/** What is wrong with a field of `litellm_params`. */
export interface PlatformProblem {
  /** Within `litellm_params`. */
  field: string;
  description: string;
}

type Params = Readonly<Record<string, unknown>>;
type Named = Pick<AgentRegistration, 'litellm_params' | 'agent_card_params'>;
type Registered = Named & Pick<AgentRegistration, 'url' | 'deployments'>;

/** Read for every agent, whatever its platform: they are nobody's settings. */
const COMMON = new Set([
  'custom_llm_provider',
  'model',
  'api_base',
  'timeout',
  'make_public',
  'agent_card_path',
  'cost_per_query',
  'input_cost_per_token',
  'output_cost_per_token',
  'require_trace_id_on_calls_to_agent',
  'require_trace_id_on_calls_by_agent',
  'max_iterations',
  'max_budget_per_session',
]);

const A2A: RegisteredPlatform = { name: 'a2a', settings: {}, credentials: {} };

/** @returns what is wrong instead, when something is */
export function readPlatform(registration: Registered): RegisteredPlatform | PlatformProblem {
  const params = registration.litellm_params ?? {};
  const name = platformOf(params);
  if (name === undefined) return unknownPlatform(params['custom_llm_provider']);
  if (name === 'a2a') return A2A;
  const form = PLATFORM_FORMS[name];
  const given = { ...params, ...idOf(form, registration) };
  const settings: JsonObject = {};
  const credentials: Record<string, unknown> = {};
  for (const field of form.fields) {
    const value = isGiven(given[field.key]) ? given[field.key] : field.default;
    const description = fieldProblem(field, value, registration);
    if (description !== undefined) return { field: field.key, description };
    if (value === undefined || field.key === 'api_base') continue;
    if (field.credential) credentials[field.key] = value;
    else settings[field.key] = value as JsonObject[string];
  }
  if (form.address && !hasAddress(registration) && form.address(settings) === undefined) return namesNothing(form);
  const known = new Set(form.fields.map(({ key }) => key));
  for (const [key, value] of Object.entries(params))
    if (!known.has(key) && !COMMON.has(key)) settings[key] = value as JsonObject[string];
  return { name, settings, credentials };
}

/**
 * Where an agent is, given the address its registration names, if any.
 *
 * @returns undefined when it has none, and none follows from the settings
 */
export function platformAddress(
  { name, settings }: RegisteredPlatform,
  written: string | undefined,
): string | undefined {
  const address = name === 'a2a' ? undefined : PLATFORM_FORMS[name].address;
  if (!address) return written;
  if (written === undefined || written.startsWith('arn:')) return address(settings);
  const isOrigin = URL.canParse(written) && new URL(written).pathname === '/' && new URL(written).search === '';
  return isOrigin ? address(settings, new URL(written).origin) : written;
}

/** By LiteLLM's provider, by our own name, or, without either, by how `model` begins. */
function platformOf({ custom_llm_provider: provider, model }: Params): PlatformName | undefined {
  const forms = Object.entries(PLATFORM_FORMS) as [AdaptedPlatform, PlatformForm][];
  if (!isGiven(provider)) {
    const written = typeof model === 'string' ? model : '';
    const prefixed = forms.find(([, form]) => form.model && written.startsWith(form.model.prefix));
    return prefixed?.[0] ?? 'a2a';
  }
  if (provider === 'a2a') return 'a2a';
  return forms.find(([name, form]) => provider === name || provider === form.provider)?.[0];
}

/** The agent's name on the platform, where another field than its own holds it. */
function idOf(form: PlatformForm, registration: Named): Params {
  const { id } = form.model ?? {};
  const params = registration.litellm_params ?? {};
  if (id === undefined || (id !== 'model' && isGiven(params[id]))) return {};
  const found = fromModel(form, params) ?? fromCard(form, registration);
  return found === undefined ? {} : { [id]: found };
}

/** `langgraph/agent` names the assistant; where the provider is said, LiteLLM takes it without the first word, too. */
function fromModel({ model: template }: PlatformForm, { model }: Params): string | undefined {
  if (!template || typeof model !== 'string' || model === '') return undefined;
  const shorter = template.prefix.slice(template.prefix.indexOf('/') + 1);
  const prefix = [template.prefix, shorter].find((start) => model.startsWith(start));
  return prefix === undefined ? undefined : model.slice(prefix.length);
}

/** LiteLLM's documents put the ARN of a runtime where the address stands. */
function fromCard({ address }: PlatformForm, { agent_card_params: card }: Named): string | undefined {
  const url = card?.['url'];
  return address && typeof url === 'string' && url.startsWith('arn:') ? url : undefined;
}

function fieldProblem(
  { key, kind, required, about, example, choices = [] }: PlatformField,
  value: unknown,
  registration: Registered,
): string | undefined {
  if (value === undefined) {
    if (!required || (key === 'api_base' && hasAddress(registration))) return undefined;
    return `is missing: ${about}${example === undefined ? '' : ` For example "${example}".`}`;
  }
  if (KINDS[kind].takes(value, choices)) return undefined;
  return `must be ${KINDS[kind].words(choices)}`;
}

const hasAddress = ({ url, deployments, agent_card_params: card, litellm_params: params }: Registered): boolean =>
  [url, card?.['url'], params?.['api_base']].some(isUrl) || (deployments?.length ?? 0) > 0;

const isUrl = (value: unknown): boolean => typeof value === 'string' && /^https?:/.test(value);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const isText = (value: unknown): boolean => typeof value === 'string';
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Kind {
  takes: (value: unknown, choices: readonly string[]) => boolean;
  words: (choices: readonly string[]) => string;
}

const KINDS: Record<PlatformField['kind'], Kind> = {
  text: { takes: isText, words: () => 'text' },
  // Google's credentials are an object, which people paste as it is or as text.
  secret: { takes: (value) => isText(value) || isObject(value), words: () => 'text' },
  number: { takes: (value) => typeof value === 'number', words: () => 'a number' },
  switch: { takes: (value) => typeof value === 'boolean', words: () => 'true or false' },
  object: { takes: isObject, words: () => 'an object' },
  choice: { takes: (value, choices) => choices.includes(value as string), words: (choices) => choices.join(' or ') },
};

function namesNothing({ model, fields }: PlatformForm): PlatformProblem {
  const { key = '', example } = fields.find((field) => field.key === model?.id) ?? {};
  return { field: key, description: `must name the whole resource, e.g. "${example}"` };
}

function unknownPlatform(provider: unknown): PlatformProblem {
  const supported = ['a2a', ...Object.keys(PLATFORM_FORMS)].join(', ');
  return {
    field: 'custom_llm_provider',
    description: `platform ${JSON.stringify(provider)} is not supported; supported: ${supported}`,
  };
}

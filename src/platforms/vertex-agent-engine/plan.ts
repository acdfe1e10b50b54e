import { isJsonObject, type Json, type JsonObject, UpstreamFailure } from '../../protocol/index.ts';
import { asText } from '../text-of.ts';
import type { ClassMethod, Engine } from './engine.ts';
import type { VertexSettings } from './settings.ts';

/** How an engine is called: found out once in a conversation, and kept in its handle. */
export type Plan = AdkPlan | MethodPlan;

/** An ADK app: sessions are its own, and it tells events. */
export interface AdkPlan {
  kind: 'adk';
  method: string;
  /** The method that makes a session. */
  creator: string;
  /** Whether runs can be configured: apps of old know no such argument, and answer as a whole. */
  takesRunConfig: boolean;
}

/** Any other class. */
export interface MethodPlan {
  kind: 'method';
  method: string;
  isStream: boolean;
  /** What its input looks like, unless a template says: a graph's, a chain's, or one argument of this name. */
  input: 'graph' | 'chain' | { argument: string };
}

const ADK_METHODS = ['async_stream_query', 'stream_query'];
const CREATORS = ['async_create_session', 'create_session'];
/** Of templates that are no ADK app, best first. */
const METHODS = ['stream_query', 'query'];

/**
 * Chooses by what the engine says it can do (agent platforms, section 1.2).
 *
 * @throws UpstreamFailure naming the methods, when it is not plain which one to call
 */
export function choosePlan(engine: Engine, settings: VertexSettings): Plan {
  const { methods } = engine;
  const named = (name: string | undefined): ClassMethod | undefined => methods.find((method) => method.name === name);
  const has = (name: string): boolean => named(name) !== undefined;
  const creator = settings.input_template ? undefined : CREATORS.find(has);
  const wanted = settings.class_method;
  const adk = named(ADK_METHODS.find((name) => has(name) && name === (wanted ?? name)));
  if (creator !== undefined && adk)
    return { kind: 'adk', method: adk.name, creator, takesRunConfig: takes(adk, 'run_config') };
  const method = named(wanted ?? METHODS.find(has) ?? onlyOne(methods));
  if (!method) throw undecided(methods, wanted);
  const { name, isStream } = method;
  return { kind: 'method', method: name, isStream, input: has('get_state') ? 'graph' : inputOf(method) };
}

const onlyOne = (methods: readonly ClassMethod[]): string | undefined =>
  methods.length === 1 ? methods[0]?.name : undefined;

/** An engine that does not say what a method takes is believed to be as engines are today. */
const takes = ({ parameters: { properties } }: ClassMethod, argument: string): boolean =>
  !isJsonObject(properties) || argument in properties;

/** LangChain's templates take an `input`; other classes are given what is said as the text that they cannot do without. */
function inputOf({ parameters: { properties, required } }: ClassMethod): MethodPlan['input'] {
  const names = isJsonObject(properties) ? Object.keys(properties) : [];
  if (names.length === 0 || names.includes('input')) return 'chain';
  const needed = Array.isArray(required) ? required.map(asText) : [];
  return { argument: names.find((name) => needed.includes(name)) ?? names[0] ?? 'input' };
}

function undecided(methods: readonly ClassMethod[], wanted: string | undefined): UpstreamFailure {
  const names = methods.map(({ name }) => name).join(', ') || 'none';
  const problem = wanted === undefined ? 'Which method of the engine to call is not plain' : `It has no "${wanted}"`;
  return new UpstreamFailure({
    kind: 'not-found',
    message: `${problem}: say it with litellm_params.class_method. Those that can be called: ${names}.`,
  });
}

/** Whether a plan of an earlier turn still is what an administrator wants. */
export const isCurrent = ({ kind, method }: Plan, { class_method, input_template }: VertexSettings): boolean =>
  (class_method === undefined || class_method === method) && (kind === 'method' || input_template === undefined);

export function planAsJson(plan: Plan): JsonObject {
  if (plan.kind === 'adk') return { ...plan };
  const { kind, method, isStream, input } = plan;
  return { kind, method, isStream, input: typeof input === 'string' ? input : { ...input } };
}

/** @returns undefined for what is no plan of ours */
export function readPlan(json: Json | undefined): Plan | undefined {
  const { kind, method, creator, takesRunConfig, isStream, input } = isJsonObject(json) ? json : {};
  if (typeof method !== 'string') return undefined;
  if (kind === 'adk' && typeof creator === 'string')
    return { kind, method, creator, takesRunConfig: takesRunConfig === true };
  if (kind !== 'method') return undefined;
  const argument = isJsonObject(input) ? input['argument'] : undefined;
  if (typeof argument === 'string') return { kind, method, isStream: isStream === true, input: { argument } };
  return { kind, method, isStream: isStream === true, input: input === 'graph' ? 'graph' : 'chain' };
}

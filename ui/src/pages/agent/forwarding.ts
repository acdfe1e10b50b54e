import type { Call } from '../../api/types.ts';

/** Whether an agent's own calls arrive as part of the calls that caused them. */
export interface Forwarding {
  /** Calls that it made. */
  seen: number;
  /** Those within the trace of a call that it answered. */
  linked: number;
}

/** @param made by the agent @param answered by it */
export function forwardingOf(made: readonly Call[], answered: readonly Call[]): Forwarding {
  const traces = new Set(answered.map(({ trace_id }) => trace_id));
  return { seen: made.length, linked: made.filter(({ trace_id }) => traces.has(trace_id)).length };
}

/** How an agent hands on where its calls come from, in the words of what it is made with. */
export const FORWARDING_RECIPES = {
  'OpenAI SDK': `# request: what your agent was called with
client.chat.completions.create(
  model="…", messages=messages,
  extra_headers={
    "traceparent": request.headers["traceparent"]})`,
  LangChain: `# request: what your agent was called with
model = ChatOpenAI(
  base_url=GATEWAY + "/v1", api_key=KEY,
  default_headers={
    "traceparent": request.headers["traceparent"]})`,
  'Pydantic AI': `# request: what your agent was called with
await agent.run(prompt, model_settings={
  "extra_headers": {
    "traceparent": request.headers["traceparent"]}})`,
  'AI SDK': `// request: what your agent was called with
await generateText({ model, prompt, headers: {
  traceparent: request.headers.traceparent } });`,
} as const;

export type ForwardingRecipe = keyof typeof FORWARDING_RECIPES;

import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { eventsOf, type ScriptedAnswer, scriptedUpstream } from '../adapter.fixtures.ts';
import { vertexAdapter } from './vertex-adapter.ts';

/** An ADK app, as Agent Engine tells of it. */
export const ADK_ENGINE: JsonObject = {
  name: 'projects/1/locations/us-central1/reasoningEngines/42',
  displayName: 'Helper',
  description: 'Helps.',
  spec: {
    agentFramework: 'google-adk',
    classMethods: [
      { name: 'create_session', api_mode: '' },
      { name: 'async_create_session', api_mode: 'async' },
      { name: 'stream_query', api_mode: 'stream' },
      { name: 'async_stream_query', api_mode: 'async_stream' },
    ],
  },
};

const PLAN = {
  kind: 'adk',
  method: 'async_stream_query',
  creator: 'async_create_session',
  takesRunConfig: true,
};
export const USER = 'f'.repeat(64);
/** What is kept of a conversation that has begun. */
export const SESSION: JsonObject = { plan: PLAN, session: { user: USER, id: '4738290174' } };
export const SESSION_ANSWER = { body: { output: { id: '4738290174', user_id: USER, events: [] } } };

export interface Asked {
  settings?: JsonObject;
  /** `null` in the first turn. */
  session?: JsonObject | null;
  resume?: JsonObject;
  parts?: JsonObject[];
}

/** One turn with a platform that answers so. */
export function turnWith(answers: ScriptedAnswer[], { settings = {}, session = SESSION, ...more }: Asked = {}) {
  const { turn, sent } = scriptedUpstream(settings, answers);
  const told = () => eventsOf(vertexAdapter.run(turn({ session: session ?? undefined, ...more })));
  return { told, sent };
}

/** What is told of a stream, or of the pieces in which it comes. */
export const streamed = (stream: string | Buffer[], asked: Asked = {}): Promise<UpstreamEvent[]> =>
  turnWith([{ body: typeof stream === 'string' ? [Buffer.from(stream)] : stream }], asked).told();

/** Events as the platform writes them, a line each. */
export const lines = (...events: unknown[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');

export const said = (parts: JsonObject[], more: object = {}) => ({
  content: { role: 'model', parts },
  author: 'root_agent',
  ...more,
});

/** Without any of these the task engine takes a turn for a failure. */
export const endsTurn = ({ type }: UpstreamEvent): boolean => type === 'done' || type === 'need' || type === 'fail';

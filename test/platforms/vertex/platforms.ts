import { no, type Origins, type PlatformUnderTest, yes } from '../support/platform.ts';
import { SERVICE_ACCOUNT, STRANGER } from './fake-google.ts';
import { ADK, GRAPH, startFakeVertex } from './fake-server.ts';

/** How the gateway gets tokens of the fake. */
export const googleAccess = ({ platform }: Pick<Origins, 'platform'>) => ({
  custom_llm_provider: 'vertex_ai',
  vertex_credentials: SERVICE_ACCOUNT,
  token_url: `${platform}/token`,
  token_network: 'loopback',
});

const agent = {
  proof: 'a strict fake, and what apps of ADK 2.13 really told',
  start: () => startFakeVertex(),
  wrongCredentials: { vertex_credentials: STRANGER },
  can: {
    turns: yes('the app keeps a session'),
    stream: yes(),
    takeFiles: yes(),
    takeData: yes('as text'),
    answerFiles: yes(),
    answerData: yes('results of tools that are to be told as they are (`skip_summarization`), and of workflows'),
    ask: yes('long-running tools, tools that want leave, and credentials of the user (`auth-required`)'),
    cancel: no('the exchange is cut, and the run may go on'),
    outlive: no('no run can be found again'),
    countTokens: yes(),
  },
} satisfies Partial<PlatformUnderTest>;

export const adk: PlatformUnderTest = {
  ...agent,
  name: 'Agent Engine, ADK',
  litellm_params: (at: Origins) => ({ ...googleAccess(at), reasoning_engine_id: ADK }),
  card: { name: 'Echo', description: 'Echoes.', skills: [{ id: 'agent', tags: ['agent-engine', 'google-adk'] }] },
};

export const graph: PlatformUnderTest = {
  ...agent,
  name: 'Agent Engine, other classes',
  proof: 'a strict fake',
  litellm_params: (at: Origins) => ({
    ...googleAccess(at),
    reasoning_engine_id: GRAPH,
    class_method: 'stream_query',
    input_template: {
      input: { messages: [['user', '{{text}}']] },
      config: { configurable: { thread_id: '{{session}}' } },
    },
  }),
  card: { name: 'Echo', skills: [{ id: 'agent', tags: ['agent-engine', 'langgraph'] }] },
  can: {
    ...agent.can,
    turns: yes('what the class does with `{{session}}`'),
    stream: no('each step comes as a whole'),
    takeFiles: no('unless `input_template` has a place for `{{files}}`'),
    takeData: yes('as text, or where `input_template` has `{{data}}`'),
    answerData: yes('whatever is no message'),
    ask: no('the platform has no way to answer a graph that has stopped: its task fails'),
  },
};

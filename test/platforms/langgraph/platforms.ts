import { type PlatformUnderTest, yes } from '../support/platform.ts';
import { startLanggraph } from './double.ts';
import { startFakeLanggraph } from './fake-server.ts';

export const API_KEY = 'lsv2-key';

const agent = {
  litellm_params: { custom_llm_provider: 'langgraph', assistant_id: 'agent', api_key: API_KEY },
  card: { name: 'agent', skills: [{ id: 'agent', tags: ['langgraph'] }] },
  can: {
    turns: yes('in a thread'),
    stream: yes(),
    takeFiles: yes(),
    takeData: yes("as text, or into the graph's input"),
    answerFiles: yes(),
    answerData: yes("the state's members that `output_keys` names"),
    ask: yes('interrupts'),
    cancel: yes(),
    outlive: yes(),
    countTokens: yes(),
  },
} satisfies Partial<PlatformUnderTest>;

/** The JavaScript server itself; it asks for no key. */
export const langgraph: PlatformUnderTest = {
  ...agent,
  name: 'LangGraph',
  proof: 'its JavaScript server, and strict fakes of both languages that its SDK cannot tell from it',
  start: startLanggraph,
};

/** The servers of either language, as they write. */
export const fakeLanggraphs: readonly PlatformUnderTest[] = (['javascript', 'python'] as const).map((language) => ({
  ...agent,
  name: `LangGraph, as its ${language} server writes`,
  proof: 'a strict fake',
  start: () => startFakeLanggraph({ language, apiKey: API_KEY }),
  wrongCredentials: { api_key: 'lsv2-wrong' },
}));

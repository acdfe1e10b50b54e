import { no, type PlatformUnderTest, yes } from '../support/platform.ts';
import { startFakeOpenai } from './fake-server.ts';

export const API_KEY = 'sk-upstream';

const params = { custom_llm_provider: 'openai', model: 'echo-1', api_key: API_KEY, instructions: 'Echo.' };

const agent = {
  proof: "a strict fake checked by OpenAI's SDK",
  start: () => startFakeOpenai(API_KEY),
  path: '/v1',
  wrongCredentials: { api_key: 'sk-wrong' },
  card: { name: 'echo-1', skills: [{ id: 'chat' }] },
  can: {
    turns: yes(),
    stream: yes(),
    takeFiles: yes(),
    takeData: yes('as text'),
    answerFiles: yes('images'),
    answerData: no('models answer with text'),
    ask: yes('functions, and tools that ask for leave'),
    cancel: yes('by cutting the exchange'),
    outlive: no('it ends with the connection; `background` makes it go on'),
    countTokens: yes(),
  },
} satisfies Partial<PlatformUnderTest>;

export const responses: PlatformUnderTest = {
  ...agent,
  name: 'OpenAI, responses',
  litellm_params: { ...params, protocol: 'responses' },
};

export const background: PlatformUnderTest = {
  ...agent,
  name: 'OpenAI, responses in the background',
  litellm_params: { ...params, protocol: 'responses', background: true },
  can: { ...agent.can, cancel: yes(), outlive: yes() },
};

export const chat: PlatformUnderTest = {
  ...agent,
  name: 'OpenAI, chat completions',
  litellm_params: { ...params, protocol: 'chat' },
  can: {
    ...agent.can,
    turns: yes('the gateway remembers them'),
    answerFiles: no('chat completions hold none'),
    ask: yes('functions'),
    outlive: no('it ends with the connection'),
  },
};

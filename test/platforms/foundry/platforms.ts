import { no, type Origins, type PlatformUnderTest, yes } from '../support/platform.ts';
import { CLIENT, TENANT } from './fake-entra.ts';
import { PROJECT, startFakeFoundry } from './fake-server.ts';

const params = ({ platform }: Origins) => ({
  custom_llm_provider: 'azure_ai',
  tenant_id: TENANT,
  ...CLIENT,
  authority: `${platform}/entra`,
  token_network: 'loopback',
});

const agent = {
  start: () => startFakeFoundry(),
  path: PROJECT,
  wrongCredentials: { client_secret: 'wrong' },
  card: { name: 'echo', description: 'Echoes.', skills: [{ id: 'echo', tags: ['azure-ai-foundry'] }] },
  can: {
    turns: yes('the platform remembers them'),
    stream: yes(),
    takeFiles: yes(),
    takeData: yes('as text'),
    answerFiles: yes('images'),
    answerData: no('its agents answer with text'),
    ask: yes('functions, tools that ask for leave, and consent (`auth-required`)'),
    cancel: yes('a response that somebody waits for by cutting the exchange'),
    outlive: yes('runs that nobody waits for; all with `background: always`'),
    countTokens: yes(),
  },
} satisfies Partial<PlatformUnderTest>;

export const foundry: PlatformUnderTest = {
  ...agent,
  name: 'Azure AI Foundry',
  proof: "a strict fake checked by OpenAI's SDK",
  litellm_params: (at: Origins) => ({ ...params(at), agent_id: 'echo' }),
};

export const classicFoundry: PlatformUnderTest = {
  ...agent,
  name: 'Azure AI Foundry, classic',
  proof: "a strict fake checked by Azure's SDK",
  litellm_params: (at: Origins) => ({ ...params(at), agent_id: 'asst_1' }),
  card: { ...agent.card, skills: [{ id: 'echo' }] },
  can: {
    ...agent.can,
    answerFiles: yes('images, and what tools have made'),
    ask: yes('functions, and tools that ask for leave'),
    cancel: yes(),
    outlive: yes(),
  },
};

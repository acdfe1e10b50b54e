import { join } from 'node:path';
import { startPython } from '../../peers/python.ts';
import { no, type PlatformUnderTest, yes } from '../support/platform.ts';

const program = join(import.meta.dirname, 'agent.py');

const agent = {
  litellm_params: { custom_llm_provider: 'pydantic_ai_agents' },
  card: { name: 'My Agent', description: 'An AI agent exposed as an A2A agent.' },
  can: {
    turns: yes('until its server is restarted'),
    stream: yes(),
    takeFiles: yes(),
    takeData: yes('as text'),
    answerFiles: no('its servers hand out none'),
    answerData: no('this agent has no structured output; where there is one, it is handed out'),
    ask: no('its servers know no questions'),
    cancel: no('the exchange is cut; its server works on'),
    outlive: yes('until its server is restarted'),
    countTokens: no('its servers tell none'),
  },
} satisfies Partial<PlatformUnderTest>;

/** FastA2A before 2.0, in its own dialect of A2A. */
export const fasta2a0: PlatformUnderTest = {
  ...agent,
  name: 'Pydantic AI 1.x',
  proof: 'its own server (FastA2A 0.x)',
  start: () => startPython('fasta2a-0', program),
  can: { ...agent.can, stream: no('its servers answer as a whole') },
};

/** FastA2A from 2.0 on. */
export const fasta2a2: PlatformUnderTest = {
  ...agent,
  name: 'Pydantic AI 2.x',
  proof: 'its own server (FastA2A 2.x)',
  start: () => startPython('fasta2a-2', program),
};

import { join } from 'node:path';
import { describe } from 'vitest';
import { hasPython, startPython } from '../../peers/python.ts';
import { conversation } from '../support/conversation.ts';

const agent = join(import.meta.dirname, 'agent.py');

// Real agents of either generation: there is nothing to fake.
for (const [environment, stream] of [
  ['fasta2a-0', false],
  ['fasta2a-2', true],
] as const) {
  describe.runIf(hasPython(environment))(environment, () => {
    conversation(`Pydantic AI (${environment})`, {
      start: () => startPython(environment, agent),
      litellm_params: { custom_llm_provider: 'pydantic_ai_agents' },
      card: { name: 'My Agent', description: 'An AI agent exposed as an A2A agent.' },
      can: {
        ask: false,
        answerFiles: false,
        answerData: false,
        takeFiles: true,
        outlive: true,
        stream,
        countTokens: false,
      },
    });
  });
}

import { conversation } from '../support/conversation.ts';
import { startFakeLanggraph } from './fake-server.ts';

const can = {
  ask: true,
  answerFiles: true,
  answerData: true,
  takeFiles: true,
  outlive: true,
  stream: true,
  countTokens: true,
};

for (const language of ['javascript', 'python'] as const) {
  conversation(`LangGraph, as its ${language} server writes`, {
    start: () => startFakeLanggraph({ language, apiKey: 'lsv2-key' }),
    litellm_params: { custom_llm_provider: 'langgraph', assistant_id: 'agent', api_key: 'lsv2-key' },
    can,
  });
}

import { choice, headerName, secret } from '../value-type.ts';
import { key, optional } from './key.ts';

/** Who may come in. */
export const ACCESS_KEYS = {
  masterKey: optional({
    path: 'general_settings.master_key',
    type: secret,
    about: "The administrator's key. When it is not set, one is generated at the first start and printed once.",
    variables: ['SWITCHBOARD_MASTER_KEY'],
    example: 'os.environ/SWITCHBOARD_MASTER_KEY',
  }),
  keyHeader: optional({
    path: 'general_settings.litellm_key_header_name',
    type: headerName,
    about: "One more header that may carry the caller's key, besides Authorization and x-litellm-api-key.",
    example: 'x-company-key',
  }),
  defaultAgentAccess: key({
    path: 'general_settings.default_agent_access',
    type: choice(['none', 'all']),
    default: 'none',
    about: 'What keys may call when neither they nor their team declare any agents: nothing, or, as in LiteLLM, all.',
  }),
  defaultModelAccess: key({
    path: 'general_settings.default_model_access',
    type: choice(['all', 'none']),
    default: 'all',
    about: 'Which models keys may call when neither they nor their team declare any: all, as in LiteLLM, or none.',
  }),
};

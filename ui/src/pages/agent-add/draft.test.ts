import { expect, it } from 'vitest';
import type { Agent } from '../../api/types.ts';
import { cardHeaders, draftLike, EMPTY_DRAFT, registrationOf } from './draft.ts';

it('says what was typed and nothing else', () => {
  expect(registrationOf({ ...EMPTY_DRAFT, name: ' desk ', url: ' http://a.example ' })).toEqual({
    agent_name: 'desk',
    url: 'http://a.example',
  });
});

it('a platform’s settings stand beside the gateway’s own, empty ones nowhere', () => {
  const draft = {
    ...EMPTY_DRAFT,
    name: 'scout',
    platform: 'langgraph',
    settings: { api_base: 'http://l.example', stateless: 'true', api_key: '' },
    more: { litellm_params: { cost_per_query: 0.05 }, rpm_limit: 3 },
  };
  expect(registrationOf(draft)).toEqual({
    agent_name: 'scout',
    rpm_limit: 3,
    litellm_params: {
      custom_llm_provider: 'langgraph',
      api_base: 'http://l.example',
      stateless: true,
      cost_per_query: 0.05,
    },
  });
});

it('several addresses take the place of the one', () => {
  const deployments = [{ url: 'http://a.example' }, { url: 'http://b.example', weight: 2 }];
  expect(registrationOf({ ...EMPTY_DRAFT, name: 'x', url: 'http://a.example', more: { deployments } })).toEqual({
    agent_name: 'x',
    deployments,
  });
});

it('the card is asked for with what the sign-in shows, as far as it is known here', () => {
  const asked = (more: object) => cardHeaders({ ...EMPTY_DRAFT, more });
  expect(asked({})).toBeUndefined();
  expect(asked({ credentials: { type: 'bearer', token: 't' } })).toEqual({ Authorization: 'Bearer t' });
  expect(asked({ credentials: { type: 'api_key', key: 'k', header: 'X-K', prefix: 'Token ' } })).toEqual({
    'X-K': 'Token k',
  });
  expect(asked({ credentials: { type: 'basic', username: 'u', password: 'p' } })).toEqual({
    Authorization: 'Basic dTpw',
  });
  expect(asked({ credentials: { type: 'entra', scope: 's' } })).toBeUndefined();
});

it('one like another is as that is, but for its name, its secrets and the hub', () => {
  const agent = {
    agent_id: 'id-1',
    agent_name: 'scout',
    platform: 'langgraph',
    public: true,
    rpm_limit: 3,
    static_headers: { 'X-Token': '<REDACTED>' },
    litellm_params: {
      custom_llm_provider: 'langgraph',
      api_base: 'http://l.example',
      api_key: '<REDACTED>',
      cost_per_query: 0.05,
    },
  } as unknown as Agent;
  expect(draftLike(agent)).toEqual({
    platform: 'langgraph',
    settings: { api_base: 'http://l.example' },
    url: '',
    name: 'scout-copy',
    isPublic: false,
    receivers: [],
    more: { rpm_limit: 3, static_headers: {}, litellm_params: { cost_per_query: 0.05 } },
  });
});

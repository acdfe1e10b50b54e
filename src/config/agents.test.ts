// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is tested
import { describe, expect, test } from 'vitest';
import { loadText, problemsOf } from './config.fixtures.ts';

describe('agents of the file', () => {
  test('stand under agents: or under its older name agent_list:', async () => {
    const text = 'agents: [{agent_name: new, url: "http://a"}]\nagent_list: [{agent_name: old, url: "http://b"}]\n';
    expect((await loadText(text)).config.agents.map(({ agent_name }) => agent_name)).toEqual(['new', 'old']);
  });

  test.each([
    ['url', 'url: http://a:1'],
    ['agent_card_params.url', 'agent_card_params: {url: "http://a:1"}'],
    ['litellm_params.api_base', 'litellm_params: {api_base: "http://a:1"}'],
  ])('may have their address in %s', async (_, address) => {
    expect((await loadText(`agents:\n  - agent_name: a\n    ${address}\n`)).config.agents).toHaveLength(1);
  });

  test('have the variables filled in that they name, at any depth', async () => {
    const text = `agents:
  - agent_name: a
    url: http://\${HOST:-localhost}:1
    static_headers: {Authorization: "Bearer \${TOKEN}"}
    agent_card_params: {skills: [{id: os.environ/SKILL}]}
`;
    const { config } = await loadText(text, { TOKEN: 'hunter2', SKILL: 'skill' });
    expect(config.agents[0]).toEqual({
      agent_name: 'a',
      url: 'http://localhost:1',
      static_headers: { Authorization: 'Bearer hunter2' },
      agent_card_params: { skills: [{ id: 'skill' }] },
    });
  });

  test('share what an anchor holds', async () => {
    const text = `agents:
  - &base {agent_name: a, url: "http://a", timeouts: {idle_ms: 5}}
  - {<<: *base, agent_name: b}
`;
    expect((await loadText(text)).config.agents).toEqual([
      { agent_name: 'a', url: 'http://a', timeouts: { idle_ms: 5 } },
      { agent_name: 'b', url: 'http://a', timeouts: { idle_ms: 5 } },
    ]);
  });

  test('are reported', async () => {
    const text = `agents:
  - agent_name: a
    url: http://a
    session_tpm_limit: 5
    timeout: 3
    timeouts: {idle: 5}
    agent_card_params: {anything: goes}
`;
    expect((await loadText(text)).report).toEqual([
      { key: 'agents[0].timeout', line: 5, status: 'unknown', value: '', note: 'did you mean timeouts?' },
      { key: 'agents[0].timeouts.idle', line: 6, status: 'unknown', value: '', note: 'did you mean timeouts.idle_ms?' },
      { key: 'agents[0]', line: 2, status: 'used', value: '', note: 'a' },
    ]);
  });
});

describe('an agent that cannot be used is wrong, with its place', () => {
  test.each([
    ['no name', '- url: http://a', 'config.yaml:2:5: agents[0].agent_name: is missing'],
    [
      'no address',
      '- agent_name: a',
      'config.yaml:2:5: agents[0]: has no address, expected "url:" (or agent_card_params.url)',
    ],
    ['no agent', '- a', 'config.yaml:2:5: agents[0]: is no agent, expected at least "agent_name:" and "url:"'],
    [
      'a name that cannot stand in an address',
      '- {agent_name: my agent, url: "http://a"}',
      'config.yaml:2:18: agents[0].agent_name: "my agent" is wrong: use letters, digits, ".", "_" and "-", starting with a letter or digit (not "discover")',
    ],
    [
      'an address that is none',
      '- {agent_name: a, url: "ftp://user:hunter2@a"}',
      'config.yaml:2:26: agents[0].url: "ftp://********@a" is wrong: not an http(s) URL',
    ],
    [
      'a header that is no text, which is not shown',
      '- {agent_name: a, url: "http://a", static_headers: {X: 12345}}',
      'config.yaml:2:58: agents[0].static_headers.X: the value is wrong: invalid input: expected string, received number',
    ],
    [
      'a header value that would begin another header, which is not shown',
      '- {agent_name: a, url: "http://a", static_headers: {X: "a\\r\\nHost: b"}}',
      'config.yaml:2:58: agents[0].static_headers.X: the value is wrong: not an HTTP header value: no line breaks, Latin-1 only',
    ],
    [
      'a header to pass on whose name is none',
      '- {agent_name: a, url: "http://a", extra_headers: ["x: y"]}',
      'config.yaml:2:54: agents[0].extra_headers[0]: the value is wrong: not an HTTP header name',
    ],
    [
      'a wrong number in a part of its own',
      '- {agent_name: a, url: "http://a", timeouts: {idle_ms: -1}}',
      'config.yaml:2:58: agents[0].timeouts.idle_ms: -1 is wrong: too small: expected number to be >=0',
    ],
    [
      'a variable that is not set, said once',
      '- {agent_name: a, url: "${NOPE}"}',
      'config.yaml:2:26: agents[0].url: the variable NOPE is not set, expected it in the environment or in .env',
    ],
  ])('%s', async (_, entry, problem) => {
    expect(await problemsOf(loadText(`agents:\n  ${entry}\n`))).toEqual([problem]);
  });

  test('the name of another, even under the older section', async () => {
    const text = 'agents: [{agent_name: a, url: "http://a"}]\nagent_list: [{agent_name: a, url: "http://b"}]\n';
    expect(await problemsOf(loadText(text))).toEqual([
      'config.yaml:2:27: agent_list[0].agent_name: names an agent that an earlier entry names already',
    ]);
  });

  test('everything that is wrong with several', async () => {
    const text = 'agents:\n  - {agent_name: "a b", url: x}\n  - {url: "${NOPE}", static_headers: 7}\n';
    expect((await problemsOf(loadText(text))).map((line) => line.split(': ')[1])).toEqual([
      'agents[0].agent_name',
      'agents[0].url',
      'agents[1].agent_name',
      'agents[1].url',
      'agents[1].static_headers',
    ]);
  });

  test.each(['discover', '.well-known', 'a/b', '', 'x'.repeat(129)])('the name %j', async (name) => {
    const problems = await problemsOf(loadText(`agents: [{agent_name: ${JSON.stringify(name)}, url: "http://a"}]\n`));
    expect(problems).toEqual([expect.stringContaining('agents[0].agent_name')]);
  });
});

describe('deployments', () => {
  const entry = (fields: string) => `agents:\n  - agent_name: a\n    ${fields}\n`;

  test('stand in place of an address, with variables in their headers', async () => {
    const text = entry(
      'deployments: [{name: eu, url: "http://eu", weight: 0.5, headers: {X-Token: "${TOKEN}"}}, {url: "http://us"}]',
    );
    const { config } = await loadText(text, { TOKEN: 'canary' });
    expect(config.agents[0]?.deployments).toEqual([
      { name: 'eu', url: 'http://eu', weight: 0.5, headers: { 'X-Token': 'canary' } },
      { url: 'http://us' },
    ]);
  });

  test.each([
    ['no address', 'deployments: [{name: a}]', 'agents[0].deployments[0].url'],
    ['an address besides', 'url: "http://a"\n    deployments: [{url: "http://b"}]', 'agents[0].url'],
    [
      'a name twice',
      'deployments: [{name: a, url: "http://a"}, {name: a, url: "http://b"}]',
      'agents[0].deployments[1]',
    ],
    ['nothing but drained ones', 'deployments: [{url: "http://a", weight: 0}]', 'agents[0].deployments'],
    ['a negative weight', 'deployments: [{url: "http://a", weight: -1}]', 'agents[0].deployments[0].weight'],
    ['half a priority', 'deployments: [{url: "http://a", priority: 0.5}]', 'agents[0].deployments[0].priority'],
    ['a misspelt field', 'deployments: [{url: "http://a", wieght: 1}]', 'agents[0].deployments[0]'],
    [
      'a strategy of its own',
      'url: "http://a"\n    load_balancing: {strategy: luck}',
      'agents[0].load_balancing.strategy',
    ],
    ['a path elsewhere', 'url: "http://a"\n    health_check: {path: "//b/health"}', 'agents[0].health_check.path'],
    [
      'a path that is an address',
      'url: "http://a"\n    health_check: {path: "http://b"}',
      'agents[0].health_check.path',
    ],
  ])('with %s are refused where they stand', async (_, fields, key) => {
    const problems = await problemsOf(loadText(entry(fields)));
    expect(problems.map((line) => line.split(': ')[1])).toContain(key);
  });
});

import { expect, it } from 'vitest';
import { runToEnd, scratchDirectory } from './switchboard.ts';

/** The shape of LiteLLM's own sample file, with agents. */
const LITELLM_CONFIG = `model_list:
  - model_name: gpt-4o
    litellm_params:
      model: openai/gpt-4o
      api_key: os.environ/OPENAI_API_KEY

litellm_settings:
  drop_params: true
  public_agent_groups: [weather]

router_settings:
  routing_strategy: simple-shuffle

general_settings:
  master_key: os.environ/LITELLM_MASTER_KEY
  store_model_in_db: true
  store_prompts_in_spend_logs: true

agents:
  - agent_name: weather
    agent_card_params:
      name: Weather
      url: http://127.0.0.1:10001
    litellm_params:
      custom_llm_provider: a2a
      cost_per_query: 0.05
`;

const check = async (files: Record<string, string>, env: Record<string, string> = {}, args: string[] = []) =>
  runToEnd(['check', ...args], { cwd: await scratchDirectory(files), env });

it("check says of each key of LiteLLM's file whether it is used or ignored, with its line, and ends with 0", async () => {
  const env = {
    LITELLM_MASTER_KEY: 'sk-5kZ0vQm3Tt8nYb1Lw7Rc4Xe9',
    OPENAI_API_KEY: 'sk-9TqLx2Vw4Zr6Yb8Nc1Md3Kf5',
    SWITCHBOARD_URL: 'http://x',
    SWITCHBOARD_KEY: 'sk-y',
  };
  const { code, stdout, stderr } = await check({ 'config.yaml': LITELLM_CONFIG }, env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
  const stateOf = (place: string) => rows.filter((row) => row[1] === place).map(([status, , key]) => [status, key]);
  expect(stateOf('config.yaml:2')).toEqual([['used', 'model_list[0]']]);
  expect(stateOf('config.yaml:8')).toEqual([['used', 'litellm_settings.drop_params']]);
  expect(stateOf('config.yaml:9')).toEqual([['used', 'litellm_settings.public_agent_groups']]);
  expect(stateOf('config.yaml:15')).toEqual([['used', 'general_settings.master_key']]);
  expect(stateOf('config.yaml:17')).toEqual([['used', 'general_settings.store_prompts_in_spend_logs']]);
  expect(stateOf('config.yaml:20')).toEqual([['used', 'agents[0]']]);
  expect(stateOf('environment')).toEqual([
    ['used', 'HOST'],
    ['used', 'LITELLM_MASTER_KEY'],
  ]);
  expect(stdout).toMatch(/\n\d+ used, \d+ ignored, 0 unknown, 0 wrong\n$/);
  expect(stdout).not.toContain(env.LITELLM_MASTER_KEY);
  expect(stdout).not.toContain(env.OPENAI_API_KEY);
});

it('check names what is wrong and what is unknown, each with its line, and ends with 1', async () => {
  const file = 'server:\n  prot: 1\n  port: 70000\nagents:\n  - url: http://127.0.0.1:1\n';
  const { code, stdout, stderr } = await check({ 'mine.yaml': file }, {}, ['--config', 'mine.yaml']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain(
    'wrong    mine.yaml:3:9: server.port: 70000 is wrong, expected a whole number, from 0 to 65535\n',
  );
  expect(stdout).toMatch(/^wrong {4}mine\.yaml:5:\d+: agents\[0\]\.agent_name: is missing$/m);
  expect(stdout).toMatch(/^unknown +mine\.yaml:2 +server\.prot +did you mean server\.port\?$/m);
  expect(stdout).toMatch(/ 1 unknown, 2 wrong\n$/);
});

it('check of no file at all tells of the variables', async () => {
  const { code, stdout } = await check({}, { PORT: '5000' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^used +environment +PORT +"5000" +sets server\.port$/m);
});

// Models by pass-through: chat completions through the relay, the gateway and, where it installs, another gateway.
import { ask, createHome, startGateway } from './gateway.mjs';
import { measureStreams, measureUnary } from './measure.mjs';
import { chatRequest, chatStreamRequest } from './model-payloads.mjs';
import { startPortkey } from './portkey.mjs';
import { startOwn } from './processes.mjs';

/** @returns samples of unary calls and of streams, and the version of the other gateway; null where it was not measured */
export async function measureModels({ measuredOn, otherwise }, plan) {
  const provider = await startOwn('provider', otherwise);
  // No agents: their cards would be looked for.
  const home = await createHome(provider.url, { ...modelsAt(provider.url), agents: [] });
  const relay = await startOwn('relay', { ...measuredOn, env: { BENCH_AGENT_URL: provider.url } });
  const gateway = await startGateway(home, measuredOn);
  const portkey = await startPortkey({ ...measuredOn, providerUrl: provider.url });
  try {
    const { key } = await ask(gateway.url, 'POST', '/key/generate', { models: ['mock'] });
    const authorization = `Bearer ${key}`;
    const targets = [
      { name: 'direct', child: provider.child, url: provider.url },
      { name: 'relay', child: relay.child, url: relay.url },
      { name: 'gateway', child: gateway.child, url: `${gateway.url}/v1/chat/completions`, headers: { authorization } },
      ...(portkey ? [portkey.target] : []),
    ].map((target) => ({ ...target, requestOf: chatRequest, streamRequestOf: chatStreamRequest }));
    const rig = { gateway, targets };
    return {
      modelsUnary: await measureUnary(rig, plan.unary),
      modelsStreams: await measureStreams(rig, plan.streams),
      portkeyVersion: portkey?.version ?? null,
    };
  } finally {
    for (const { child } of [...(portkey ? [portkey.target] : []), relay, gateway, provider]) await child.stop();
    await Promise.all([portkey?.remove(), home.remove()]);
  }
}

/** Priced, so that each call's cost is counted. */
const modelsAt = (url) => ({
  model_list: [
    {
      model_name: 'mock',
      litellm_params: {
        model: 'openai/mock-upstream',
        api_base: `${url}/v1`,
        api_key: 'sk-bench',
        input_cost_per_token: 0.000_001,
        output_cost_per_token: 0.000_002,
      },
    },
  ],
});

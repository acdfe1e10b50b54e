import { createPlace, DEMO_MODELS, furnish, type Scene } from '../../src/demo/index.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';

/** What `switchboard demo` shows, on a gateway of the tests. */
export interface Demo extends Scene {
  gateway: TestGateway;
}

/** The gateway with agents that call each other, keys of teams and users, and nobody who has called yet. */
export async function startDemo(options: TestGatewayOptions = {}): Promise<Demo> {
  const gateway = await startGateway({
    ...options,
    configure: (config) => {
      config.models = DEMO_MODELS;
      options.configure?.(config);
    },
  });
  const scene = await furnish(createPlace(gateway.url, gateway.adminKey));
  return {
    ...scene,
    gateway,
    close: async () => {
      await gateway.close();
      await scene.close();
    },
  };
}

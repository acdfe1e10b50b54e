import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdminDependencies } from './dependencies.ts';
import type { Framework, FrameworkOptions } from './framework.ts';
import { answerProbe, probeOf } from './operation/probes.ts';

/** Everything that is not a call: the management API, and what load balancers ask. */
export interface Management {
  /** Answers probes at once, and the rest as soon as the management API is there. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Builds the management API, unless a request has asked for it already. */
  load(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The management API, loaded by the first request for it, or by `load`. Its framework, its checks and its documentation
 * are most of the code that a gateway loads, and no call needs them: calls are served before they are there.
 *
 * That it cannot be built is a fault of the installation, and left to the process's handler of faults.
 */
export function createManagement(dependencies: AdminDependencies, options: FrameworkOptions): Management {
  let framework: Framework | undefined;
  let loading: Promise<Framework> | undefined;

  const build = async (): Promise<Framework> => {
    const { buildFramework } = await import('./framework.ts');
    framework = await buildFramework(dependencies, options);
    return framework;
  };
  const load = (): Promise<Framework> => {
    loading ??= build();
    return loading;
  };

  return {
    handle(request, response) {
      const probe = probeOf(request);
      if (probe) void answerProbe(probe, dependencies, request, response, options.newId());
      else if (framework) framework.handle(request, response);
      else void load().then((built) => built.handle(request, response));
    },
    async load() {
      await load();
    },
    async close() {
      await (await loading)?.close();
    },
  };
}

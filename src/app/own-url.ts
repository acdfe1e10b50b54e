import type { Server } from 'node:http';

/** Where the server is reached from its own machine. */
export function ownUrl(server: Server, { host, port }: { host: string; port: number }): string {
  const address = server.address();
  return localUrl(host, typeof address === 'object' && address ? address.port : port);
}

/** Where a server that listens on `host` is found from its own machine. */
function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

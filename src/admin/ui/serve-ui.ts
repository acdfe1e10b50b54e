import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SwitchboardError } from '../../protocol/index.ts';
import type { AdminDependencies } from '../dependencies.ts';
import { answerFailure } from '../http/failure.ts';
import { describeAnswer } from '../http/mount.ts';

const PREFIX = '/ui/';
/** Names in there hold a hash of the content. */
const HASHED = '/ui/assets/';
const A_YEAR = 'public, max-age=31536000, immutable';

/** Everything from this server, nothing inline, in nobody's frame (security promise 8). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Serves the admin UI under `/ui`: every path of it is the one page, whose script knows what to show there. */
export async function serveUi(
  scope: FastifyInstance,
  { baseUrl, builtUi }: Pick<AdminDependencies, 'baseUrl' | 'builtUi'>,
): Promise<void> {
  const page = await readPage(builtUi);
  const redirect = (request: FastifyRequest, reply: FastifyReply) => reply.redirect(`${baseUrl(request.raw)}${PREFIX}`);
  scope.get('/', redirect);
  scope.get('/ui', redirect);
  await scope.register(async (ui) => {
    ui.addHook('onSend', async (request, reply) => describeAnswer(request, reply));
    ui.setErrorHandler(answerFailure);
    if (page !== null)
      await ui.register(fastifyStatic, {
        root: builtUi,
        prefix: PREFIX,
        index: false,
        wildcard: false,
        cacheControl: false,
        globIgnore: ['index.html*', '**/*.gz'],
        preCompressed: true,
        setHeaders: (reply) => {
          reply.header('cache-control', reply.request.url.startsWith(HASHED) ? A_YEAR : 'no-cache');
        },
      });
    ui.get(`${PREFIX}*`, (request, reply) => {
      if (page === null) throw notBuilt();
      if (request.url.startsWith(HASHED)) throw noSuchFile(request.url);
      return reply
        .headers(PAGE_HEADERS)
        .type('text/html; charset=utf-8')
        .send(page(baseUrl(request.raw)));
    });
  });
}

/** @returns the page for a gateway reached at this address; null when the UI is not built */
async function readPage(root: string): Promise<((baseUrl: string) => string) | null> {
  try {
    const html = await readFile(`${root}/index.html`, 'utf8');
    return (baseUrl) => html.replace('<base href="/ui/"', `<base href="${basePath(baseUrl)}"`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const basePath = (baseUrl: string): string => `${new URL(baseUrl).pathname.replace(/\/$/, '')}${PREFIX}`;

const notBuilt = () =>
  new SwitchboardError('NOT_FOUND', 'The admin UI is not built here. "npm run build" builds it; then start again.');

const noSuchFile = (url: string) =>
  new SwitchboardError('NOT_FOUND', `There is no ${url.slice(0, 200)}. Reload the page: the gateway may be newer.`);

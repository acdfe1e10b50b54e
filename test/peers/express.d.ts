// The little of Express that the peers use; the package itself carries no types.
declare module 'express' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export type Request = IncomingMessage & { originalUrl: string };
  export type Response = ServerResponse;
  export type RequestHandler = (request: Request, response: Response, next: () => void) => void;
  export type ErrorRequestHandler = (
    error: unknown,
    request: Request,
    response: Response,
    next: (error?: unknown) => void,
  ) => void;
  export interface Express extends RequestListener {
    use(handler: RequestHandler): this;
    use(path: string, handler: RequestHandler): this;
  }

  interface ExpressModule {
    (): Express;
    json(options: { limit: string; type?: string[] }): RequestHandler;
  }
  const express: ExpressModule;
  export default express;
}

import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { addLinkPage, type LinkPageDeps } from './link-page.ts';
import { type Metric, prometheusText } from './prometheus.ts';

/** The four things that must work, each by itself: a connected number may be deaf, a deaf one may still send (fault 42). */
export type Legs = {
  readonly linked: boolean;
  readonly receiving: boolean;
  readonly storing: boolean;
  readonly sending: boolean;
  /** What the operator is to do about the line, in a sentence that names nobody. */
  readonly advice?: string | undefined;
  /** What WhatsApp restricts; absent: nothing. */
  readonly restrictions?:
    | readonly { readonly code: string; readonly stops: string; readonly until: number }[]
    | undefined;
};

export type HttpDeps = {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  legs(): Legs | Promise<Legs>;
  /** What `/metrics` shows; absent: there is no such page. */
  readonly metrics?: (() => Promise<readonly Metric[]>) | undefined;
  /** The linking page; absent: there is none. */
  readonly linkPage?: LinkPageDeps | undefined;
  readonly log: { error(fields: object, text: string): void };
};

export type HttpServer = {
  /** Resolves with the address it listens on, `http://127.0.0.1:8080`. */
  listen(): Promise<string>;
  close(): Promise<void>;
  /** Answers a request without a socket; for tests. */
  readonly inject: FastifyInstance['inject'];
};

export function createHttpServer({ host, port, legs, metrics, linkPage, log }: HttpDeps): HttpServer {
  // A probe's keep-alive connection must not hold up the shutdown.
  const app = fastify({ logger: false, forceCloseConnections: true, frameworkErrors: onError });

  app.get('/healthz', () => ({ serving: true }));
  app.get('/readyz', async (_request, reply) => {
    const { linked, receiving, storing, sending, advice, restrictions } = await legs();
    const ready = linked && receiving && storing && sending;
    return reply.code(ready ? 200 : 503).send({
      ...{ linked, receiving, storing, sending, advice },
      restrictions: restrictions?.map(({ code, stops, until }) => ({
        code,
        stops,
        until: new Date(until).toISOString(),
      })),
    });
  });

  if (metrics)
    app.get('/metrics', async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(prometheusText(await metrics())),
    );

  if (linkPage) addLinkPage(app, linkPage);

  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not_found' }));
  app.setErrorHandler(onError);

  return {
    listen: () => app.listen({ host, port }),
    close: () => app.close(),
    inject: app.inject.bind(app) as FastifyInstance['inject'],
  };

  function onError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const status = statusOf(error);
    if (status < 500) {
      reply.code(status).send({ error: 'bad_request' });
      return;
    }
    // The route's pattern, not its address: a query may name somebody. The message stays inside for the same reason.
    const cause = error instanceof Error ? error.name : 'unknown';
    log.error({ method: request.method, route: request.routeOptions.url ?? null, cause }, 'a request failed');
    reply.code(500).send({ error: 'internal' });
  }
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { renderSVG } from 'uqr';
import type { LinkStatus } from '../ports/channel.ts';
import { linkPageHtml } from '../words/link-page.ts';

export type LinkPageDeps = {
  status(): LinkStatus;
  /** Uses up a one-time token by its hash. */
  take(hash: string): Promise<boolean>;
  /** Shows a code to type instead of the QR; absent where the number is a person's own. */
  readonly useCode?: (() => void) | undefined;
};

/** As long as somebody walks to the phone and back. */
const openSeconds = 900;
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The QR in a browser. Whoever sees it links a device, so the address works once and turns into a cookie that no script can
 * read and no other site sends; without it the page does not exist.
 */
export function addLinkPage(app: FastifyInstance, { status, take, useCode }: LinkPageDeps): void {
  const open = new Map<string, number>();

  app.get<{ Params: { token: string } }>('/link/:token', async ({ params }, reply) => {
    if (!/^[0-9a-f]{48}$/.test(params.token) || !(await take(tokenHash(params.token)))) return missing(reply);
    const session = randomBytes(24).toString('hex');
    open.set(session, performance.now() + openSeconds * 1000);
    return safe(reply)
      .header('set-cookie', `serlok_link=${session}; HttpOnly; SameSite=Strict; Path=/link; Max-Age=${openSeconds}`)
      .redirect('/link', 303);
  });

  const isOpen = (cookie: string | undefined): boolean => {
    const session = /(?:^|; ?)serlok_link=([0-9a-f]{48})(?:;|$)/.exec(cookie ?? '')?.[1] ?? '';
    return (open.get(session) ?? 0) >= performance.now();
  };

  // A form without fields: what it holds is not read.
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, body, done) => {
    body.resume().on('end', () => done(null));
  });
  app.post('/link/code', { bodyLimit: 1024 }, async ({ headers }, reply) => {
    if (!isOpen(headers.cookie) || !useCode) return missing(reply);
    useCode();
    return safe(reply).redirect('/link', 303);
  });

  app.get('/link', async ({ headers }, reply) => {
    if (!isOpen(headers.cookie)) return missing(reply);
    const { state, trouble, qr, pairingCode, number } = status();
    const image = qr === null ? null : renderSVG(qr, { border: 2, pixelSize: 8 });
    return safe(reply)
      .type('text/html; charset=utf-8')
      .send(linkPageHtml({ state, trouble, image, pairingCode, number, offersCode: useCode !== undefined }));
  });
}

const missing = (reply: FastifyReply) => safe(reply).code(404).send({ error: 'not_found' });

/** Kept nowhere, framed nowhere, and nothing on it comes from elsewhere. */
const safe = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'",
  });

import { randomBytes } from 'node:crypto';
import type { Line } from './line.ts';
import type { Log } from './log.ts';

type Show = (qr: string | null, code: string | null) => void;

/** Shows what must be scanned or typed on the phone. `pairWith`: digits of the phone that types a code instead of scanning. */
export function pairing(pairWith: string | undefined, log: Log) {
  let number = pairWith;
  const refreshed = new WeakSet<Line>();
  let code: { readonly line: Line; readonly text: Promise<string> } | null = null;
  let latest: { readonly line: Line; readonly show: Show } | null = null;

  function showCode(line: Line, digits: string, show: Show): void {
    // A code is asked for once a socket; each new QR of it comes from the same request.
    if (code?.line !== line) code = { line, text: line.sock.requestPairingCode(digits) };
    code.text.then(
      (text) => show(null, text),
      () => log('pairing_code_failed'),
    );
  }

  function showQr(line: Line, qr: string, show: Show, save: () => void): void {
    if (!refreshed.has(line)) {
      refreshed.add(line);
      // Since July 2026 the server asks for a new secret while the QR is shown, and rc14 knows nothing of it
      // (WhiskeySockets/Baileys#2737): the QR must be shown again with that secret, and each later one changed likewise.
      line.sock.ws.on('CB:notification,type:companion_reg_refresh', () => {
        line.sock.authState.creds.advSecretKey = randomBytes(32).toString('base64');
        save();
        log('pairing_secret_refreshed');
        if (!number) show(withSecret(qr, line), null);
      });
    }
    show(withSecret(qr, line), null);
  }

  return {
    /** From now on a code instead of the QR; at once while one is shown. */
    useCode(digits: string): void {
      number = digits;
      if (latest) showCode(latest.line, digits, latest.show);
    },
    show:
      (save: () => void) =>
      (line: Line, qr: string, show: Show): void => {
        latest = { line, show };
        if (number) showCode(line, number, show);
        else showQr(line, qr, show, save);
      },
  };
}

/** `https://…#REF,NOISE,IDENTITY,SECRET,PLATFORM`: Baileys took the secret once, when the first QR was made. */
function withSecret(qr: string, line: Line): string {
  const fields = qr.split(',');
  if (fields.length >= 4) fields[3] = line.sock.authState.creds.advSecretKey;
  return fields.join(',');
}

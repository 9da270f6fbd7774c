import { type LinkTrouble, troubleText } from './link.ts';
import { linkWords } from './service-status.ts';

type Shown = {
  readonly state: string;
  readonly trouble: LinkTrouble | null;
  /** The QR as SVG. */
  readonly image: string | null;
  readonly pairingCode: string | null;
  readonly number: string | null;
  /** A code may be had instead of the QR. */
  readonly offersCode: boolean;
};

/** One page, no script: it loads itself again while there is something to wait for. */
export function linkPageHtml({ state, trouble, image, pairingCode, number, offersCode }: Shown): string {
  const linked = state === 'open';
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${linked ? '' : '<meta http-equiv="refresh" content="2">'}
<title>Tautkan nomor – Serlok</title>
<style>body{font:18px/1.5 sans-serif;max-width:34em;margin:2em auto;padding:0 1em}svg{width:min(90vw,22em);height:auto}code{font-size:2em}</style>
</head><body><main><h1>Tautkan nomor</h1>
<p><strong>${linked ? `Tertaut${number === null ? '' : ` dengan nomor +${escaped(number)}`}. Halaman ini boleh ditutup.` : escaped(linkWords[state] ?? state)}</strong></p>
${trouble && !linked ? `<p>${escaped(troubleText(trouble))}</p>` : ''}
${image === null ? '' : `<p>Di ponsel pemilik nomor: WhatsApp → Perangkat tertaut → Tautkan perangkat, lalu pindai:</p>${image}${offersCode ? codeForm : ''}`}
${pairingCode === null ? '' : `<p>Di ponsel: Tautkan perangkat → <em>Tautkan dengan nomor telepon saja</em>, lalu ketik:</p><code>${escaped(pairingCode)}</code>`}
</main></body></html>
`;
}

/** For a phone whose camera cannot see this screen. */
const codeForm =
  '<form method="post" action="/link/code"><p>Kamera tidak dapat memindai? <button>Pakai kode yang diketik</button></p></form>';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

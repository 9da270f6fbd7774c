import { createRequire } from 'node:module';

/**
 * Makes `Curve.verify` of Baileys mean what it says. In rc14 it ignores the boolean it gets and is true for every
 * signature (WhiskeySockets/Baileys#2067), so a forged Noise certificate or ADV signature passes. libsignal asks
 * `curve25519-js` through a property at each call: mended there, a false becomes an error whoever was imported first.
 * Replacing `verifySignature` of libsignal itself works only when Baileys is not loaded yet (ESM copies the function).
 */
type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
type Mendable = { verify: Verify & { mended?: true } };

const require = createRequire(import.meta.url);
const curve = createRequire(require.resolve('libsignal/src/curve.js'))('curve25519-js') as Mendable;

if (!curve.verify.mended) {
  const original = curve.verify;
  curve.verify = Object.assign(
    (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
      if (!original(publicKey, message, signature)) throw new Error('Invalid signature');
      return true;
    },
    { mended: true as const },
  );
}

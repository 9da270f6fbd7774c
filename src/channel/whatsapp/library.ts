// The one door to Baileys: silence and mend come first, whatever else the process imports.
import './silence.ts';
import './mend.ts';

export type {
  AuthenticationCreds,
  AuthenticationState,
  BinaryNode,
  GroupMetadata,
  SignalAuthState,
  SignalDataSet,
  SignalDataTypeMap,
  SignalKeyStore,
  SignalRepositoryWithLIDStore,
  WASocket,
} from '@whiskeysockets/baileys';
export {
  BufferJSON,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  downloadEncryptedContent,
  getMediaKeys,
  initAuthCreds,
  jidDecode,
  makeWASocket,
  proto,
  unpadRandomMax16,
  WA_CERT_DETAILS,
} from '@whiskeysockets/baileys';

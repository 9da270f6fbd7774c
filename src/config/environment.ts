import type { Instant } from '../domain/time.ts';
import { isLoopback, parseClock, parseHttp } from './address.ts';

/** The variables as they are: nothing set, nothing there. */
export type Env = Partial<Record<keyof typeof variables, string>>;

export type Environment = {
  readonly configFolder: string;
  readonly dataFolder: string;
  /** Port 0: any free one. */
  readonly http: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  readonly backupKey: string | null;
  /** Signs the calls to the operator's webhook. */
  readonly webhookKey: string | null;
  /** `url: null` is WhatsApp's own. Only a rehearsal server may have another root key or another clock. */
  readonly whatsapp: (
    | { readonly kind: 'whatsapp'; readonly url: string | null }
    | { readonly kind: 'rehearsal'; readonly url: string; readonly rootKey: string | null }
  ) & {
    /** WhatsApp Web's version, when the built-in one is refused (405, fault 33). */
    readonly version: readonly [number, number, number] | null;
  };
  readonly clock:
    | { readonly kind: 'real' }
    | { readonly kind: 'rehearsal'; readonly start: Instant; readonly speed: number };
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const variables = {
  config: 'SERLOK_CONFIG',
  data: 'SERLOK_DATA',
  http: 'SERLOK_HTTP',
  logLevel: 'SERLOK_LOG_LEVEL',
  backupKey: 'SERLOK_BACKUP_KEY',
  webhookKey: 'SERLOK_WEBHOOK_KEY',
  whatsappUrl: 'SERLOK_WHATSAPP_URL',
  whatsappRootKey: 'SERLOK_WHATSAPP_ROOT_KEY',
  whatsappVersion: 'SERLOK_WHATSAPP_VERSION',
  clock: 'SERLOK_CLOCK',
} as const;

/** The only place that looks at the process's environment. An empty variable counts as not set: compose files leave them. */
export function readEnv(): Env {
  const set = Object.entries(variables).flatMap(([name, variable]) => {
    const value = process.env[variable]?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(set);
}

/** Defaults and checks that span several variables. Problems are whole sentences that begin with the variable's name. */
export function envToConfig(
  env: Env,
):
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const refuse = (name: keyof Env, expected: string) =>
    void problems.push(`${variables[name]} adalah "${env[name]}"; diharapkan ${expected}`);

  const http = parseHttp(env.http ?? '127.0.0.1:8080');
  if (!http) refuse('http', 'alamat:port, misalnya 127.0.0.1:8080');
  const logLevel = logLevels.find((level) => level === (env.logLevel ?? 'info'));
  if (!logLevel) refuse('logLevel', `salah satu dari ${logLevels.join(', ')}`);

  const { whatsappUrl: url, whatsappRootKey: rootKey } = env;
  if (url !== undefined && !/^wss?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    refuse('whatsappUrl', 'alamat WebSocket, misalnya ws://127.0.0.1:9000/ws/chat');
  const rehearsal = url !== undefined && isLoopback(url);

  const onlyInRehearsal = 'hanya bersama SERLOK_WHATSAPP_URL yang menunjuk komputer ini sendiri (127.0.0.1)';
  if (rootKey !== undefined && !rehearsal)
    // Not its value: keys do not belong on a screen or in a log.
    problems.push(`SERLOK_WHATSAPP_ROOT_KEY ditolak; diharapkan ${onlyInRehearsal}`);
  else if (rootKey !== undefined && !/^[0-9a-f]{64}$/i.test(rootKey))
    problems.push('SERLOK_WHATSAPP_ROOT_KEY tidak dapat dibaca; diharapkan 64 angka heksadesimal');

  const version = env.whatsappVersion === undefined ? null : parseVersion(env.whatsappVersion);
  if (version === undefined) refuse('whatsappVersion', 'tiga bilangan, misalnya 2.3000.1035194821');

  const clock = env.clock === undefined ? undefined : parseClock(env.clock);
  if (env.clock !== undefined && !rehearsal) refuse('clock', onlyInRehearsal);
  else if (clock === null) refuse('clock', '2021-07-30T06:55:00+08:00, bila perlu dengan kecepatan seperti " x60"');

  if (problems.length > 0 || !http || !logLevel || version === undefined) return { ok: false, problems };
  return {
    ok: true,
    environment: {
      configFolder: env.config ?? './config',
      dataFolder: env.data ?? './data',
      http,
      logLevel,
      backupKey: env.backupKey ?? null,
      webhookKey: env.webhookKey ?? null,
      whatsapp: rehearsal
        ? { kind: 'rehearsal', url, rootKey: rootKey?.toLowerCase() ?? null, version }
        : { kind: 'whatsapp', url: url ?? null, version },
      clock: clock ? { kind: 'rehearsal', ...clock } : { kind: 'real' },
    },
  };
}

function parseVersion(text: string): readonly [number, number, number] | undefined {
  const [, major, minor, patch] = /^(\d{1,4})\.(\d{1,6})\.(\d{1,12})$/.exec(text) ?? [];
  return major && minor && patch ? [Number(major), Number(minor), Number(patch)] : undefined;
}

import { listOf, mapping, scalar, text, whole, yesNo } from './fields.ts';

/** Where trouble is told besides the log and `alarm.log`. */
export type AlarmSettings = {
  readonly webhook: string | null;
  readonly heartbeat: string | null;
  readonly heartbeatMinutes: number;
  /** The only hosts that are called. */
  readonly hosts: readonly string[];
  /** Addresses of the own network and `http:` are allowed. */
  readonly allowPrivate: boolean;
};

const address = scalar('alamat seperti https://pantau.contoh.go.id/serlok', (value) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).username === '' ? value : null,
);

export const alarmFile = mapping({
  webhook: address.nullable().default(null),
  heartbeat: address.nullable().default(null),
  heartbeatMinutes: whole(1, 1440).default(5),
  hosts: listOf(text).default([]),
  allowPrivate: yesNo.default(false),
})
  .transform((alarm, ctx): AlarmSettings => {
    for (const key of ['webhook', 'heartbeat'] as const) {
      const url = alarm[key];
      if (url === null) continue;
      const problem = (message: string) => ctx.issues.push({ code: 'custom', input: url, path: [key], message });
      if (!alarm.hosts.includes(new URL(url).hostname)) problem('alamat yang nama komputernya juga ditulis di hosts');
      else if (!alarm.allowPrivate && !url.startsWith('https:'))
        problem('alamat https, atau allowPrivate: true untuk jaringan sendiri');
    }
    return alarm;
  })
  .prefault({});

import { beforeEach, describe, expect, test } from 'vitest';
import { bot, group, type Sealed, said, saying, senderKey, stockPhone } from './peers.ts';

type Bot = Awaited<ReturnType<typeof bot>>;
let at: Bot;
let phone: ReturnType<typeof stockPhone>;
beforeEach(async () => {
  at = await bot();
  phone = stockPhone(1);
});
const greet = async () => phone.repository.injectE2ESession({ jid: at.jid, session: await at.bundle() });
const rows = async () => {
  const all = await Promise.all(
    ['session', 'pre-key', 'sender-key', 'identity-key'].map((type) => at.store.vault.readAll(type)),
  );
  return all.map((map) => [...map].map(([id, v]) => `${id} ${Buffer.from(v).toString('base64')}`).sort());
};

describe('with one phone on stock libsignal', () => {
  test('messages go both ways, and each is one commit with what it changed', async () => {
    await greet();
    expect(said(await at.receives(phone, [await phone.seals(at, saying('satu'))]))).toBe('satu');
    const [first] = at.commits;
    expect(first?.rows.map(({ type, value }) => `${type}${value ? '' : ' gone'}`).sort()).toEqual([
      'identity-key',
      'pre-key gone',
      'session',
    ]);
    expect(first?.kinds).toEqual(['message']);

    const answer = await at.repository().encryptMessage({ jid: phone.jid, data: saying('dua') });
    expect(answer.type).toBe('msg');
    expect(said(await phone.opens(answer, at))).toBe('dua');
    const third = await phone.seals(at, saying('tiga'));
    expect(third.type).toBe('msg');
    expect(said(await at.receives(phone, [third]))).toBe('tiga');
    expect(at.store.messages().map((m) => m.content?.kind === 'text' && m.content.text)).toEqual(['satu', 'tiga']);
  });

  test('the bot may begin', async () => {
    await at.repository().injectE2ESession({ jid: phone.jid, session: phone.bundle() });
    expect(await at.repository().validateSession(phone.jid)).toEqual({ exists: true });
    const sealed = await at.repository().encryptMessage({ jid: phone.jid, data: saying('halo') });
    expect(sealed.type).toBe('pkmsg');
    expect(said(await phone.opens(sealed, at))).toBe('halo');
    expect((await at.repository().getSessionInfo(phone.jid))?.baseKey.length).toBeGreaterThan(30);
  });

  test('a bundle with a forged signature opens nothing', async () => {
    const bundle = phone.bundle();
    const forged = { ...bundle, signedPreKey: { ...bundle.signedPreKey, signature: Buffer.alloc(64, 3) } };
    await expect(at.repository().injectE2ESession({ jid: phone.jid, session: forged })).rejects.toThrow();
    expect(await at.repository().validateSession(phone.jid)).toMatchObject({ exists: false });
  });

  test('messages that overtook each other are all read', async () => {
    await greet();
    const sealed: Sealed[] = [];
    for (const word of ['a', 'b', 'c', 'd']) sealed.push(await phone.seals(at, saying(word)));
    const order = [3, 0, 2, 1].flatMap((i) => sealed[i] ?? []);
    const heard = [];
    for (const one of order) heard.push(said(await at.receives(phone, [one])));
    expect(heard.join('')).toBe('dacb');
  });

  test.each([
    [4, 'read'],
    [6, 'asked for again'],
  ] as const)('late by %i turns of the conversation it is %s', async (turns, what) => {
    await greet();
    const turn = async (text: string) => {
      await at.receives(phone, [await phone.seals(at, saying(text))]);
      await phone.opens(await at.repository().encryptMessage({ jid: phone.jid, data: saying('ya') }), at);
    };
    await turn('0');
    const late = await phone.seals(at, saying('lambat'));
    for (let i = 1; i <= turns; i += 1) await turn(`${i}`);
    const answer = at.receives(phone, [late], 'L').then(said, (error: Error) => error.message);
    expect(await answer).toBe(what === 'read' ? 'lambat' : 'Bad MAC');
    expect(at.store.messages().find((m) => m.id === 'L')?.kind).toBe(what === 'read' ? 'message' : 'undecryptable');
  });

  test('a second delivery is a duplicate, changes nothing and leaves no stub', async () => {
    await greet();
    const sealed = [await phone.seals(at, saying('satu')), await phone.seals(at, saying('dua'))];
    for (const [i, one] of sealed.entries()) await at.receives(phone, [one], `D${i}`);
    const before = await rows();
    for (const [i, one] of sealed.entries())
      await expect(at.receives(phone, [one], `D${i}`)).rejects.toThrow('Key used already or never filled');
    expect(await rows()).toEqual(before);
    expect(at.store.messages().map((m) => m.kind)).toEqual(['message', 'message']);
  });

  test('a damaged message changes no key, leaves a stub, and the whole one is read after it', async () => {
    await greet();
    await at.receives(phone, [await phone.seals(at, saying('satu'))]);
    await phone.opens(await at.repository().encryptMessage({ jid: phone.jid, data: saying('ya') }), at);
    const sealed = await phone.seals(at, saying('dua'));
    const before = await rows();
    for (const place of [1, 20, sealed.ciphertext.length - 3]) {
      const damaged = Buffer.from(sealed.ciphertext);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      await expect(at.receives(phone, [{ ...sealed, ciphertext: damaged }], 'T')).rejects.toThrow();
    }
    expect(await rows()).toEqual(before);
    expect(at.store.messages().find((m) => m.id === 'T')?.kind).toBe('undecryptable');
    expect(said(await at.receives(phone, [sealed], 'T'))).toBe('dua');
    expect(at.store.messages().find((m) => m.id === 'T')?.kind).toBe('message');
  });

  test('a damaged first message does not wipe the session', async () => {
    await greet();
    const [one, two] = [await phone.seals(at, saying('satu')), await phone.seals(at, saying('dua'))];
    await at.receives(phone, [one]);
    const damaged = Buffer.from(one.ciphertext);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    await expect(at.receives(phone, [{ ...one, ciphertext: damaged }])).rejects.toThrow();
    expect(said(await at.receives(phone, [two]))).toBe('dua');
  });

  test('when the commit fails nothing returns, nothing is staged, and the same message is read after the restart', async () => {
    await greet();
    const sealed = await phone.seals(at, saying('satu'));
    const before = await rows();
    at.failing.reason = 'SQLITE_FULL';
    let returned = false;
    void at.receives(phone, [sealed], 'F').then(
      () => (returned = true),
      () => (returned = true),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(returned).toBe(false);
    expect(at.failing.seen).toEqual(['SQLITE_FULL']);
    expect(await rows()).toEqual(before);
    at.restart();
    expect(said(await at.receives(phone, [sealed], 'F'))).toBe('satu');
  });

  test('sending while receiving loses no ratchet step', async () => {
    await greet();
    await at.receives(phone, [await phone.seals(at, saying('0'))]);
    for (let round = 1; round <= 20; round += 1) {
      const incoming = await phone.seals(at, saying(`in ${round}`));
      const [, outgoing] = await Promise.all([
        at.receives(phone, [incoming]),
        at.repository().encryptMessage({ jid: phone.jid, data: saying(`out ${round}`) }),
      ]);
      expect(said(await phone.opens(outgoing, at))).toBe(`out ${round}`);
    }
  });

  test('one session for the phone number and its LID once they are known to be one', async () => {
    const pn = '6281100000001@s.whatsapp.net';
    phone = { ...phone, jid: pn };
    await greet();
    await at.receives(phone, [await phone.seals(at, saying('satu'))]);
    const lid = '177000000000001@lid';
    await at.repository().lidMapping.storeLIDPNMappings([{ lid, pn }]);
    expect(await at.repository().migrateSession(pn, lid)).toMatchObject({ migrated: 1 });
    expect([...(await at.store.vault.readAll('session')).keys()]).toEqual(['177000000000001_1.0']);
    expect(said(await at.receives({ jid: lid }, [await phone.seals(at, saying('dua'))]))).toBe('dua');
    expect(said(await at.receives({ jid: pn }, [await phone.seals(at, saying('tiga'))]))).toBe('tiga');
  });
});

describe('in a group', () => {
  test('the sender key is in the commit of the message that brings it', async () => {
    await greet();
    const { sealed, distribution } = await phone.sealsForGroup(saying('halo'));
    const key = await phone.seals(at, senderKey(distribution));
    expect(said(await at.receives(phone, [key, sealed], 'G', true))).toBe('halo');
    expect(at.commits[0]?.rows.map(({ type }) => type)).toContain('sender-key');
    expect(at.store.messages().map(({ enc, content }) => [enc, content?.kind])).toEqual([
      [0, 'protocol'],
      [1, 'text'],
    ]);
    // Baileys processes it once more: nothing is written, the chain is not rewound.
    const commits = at.commits.length;
    await at.repository().processSenderKeyDistributionMessage({
      authorJid: phone.jid,
      item: { groupId: group, axolotlSenderKeyDistributionMessage: distribution },
    });
    expect(at.commits.length).toBe(commits);
    await expect(at.receives(phone, [sealed], 'G', true)).rejects.toThrow('Key used already');
  });

  test('messages in the order 0, 3, 1, 2 are all read', async () => {
    await greet();
    const made = [];
    for (const word of ['0', '1', '2', '3']) made.push(await phone.sealsForGroup(saying(word)));
    const first = made[0];
    if (!first) throw new Error('nothing made');
    await at.receives(phone, [await phone.seals(at, senderKey(first.distribution))], 'K', true);
    const heard = [];
    for (const i of [0, 3, 1, 2])
      heard.push(said(await at.receives(phone, made[i] ? [made[i].sealed] : [], `G${i}`, true)));
    expect(heard.join('')).toBe('0312');
  });

  test('a message whose key was passed over is asked for again: a resend with a later sender key overtook it', async () => {
    await greet();
    const waiting = await phone.sealsForGroup(saying('masih antre'));
    const resent = await phone.sealsForGroup(saying('dikirim ulang'));
    const key = await phone.seals(at, senderKey(resent.distribution));
    expect(said(await at.receives(phone, [key, resent.sealed], 'R', true))).toBe('dikirim ulang');
    // Not "Key used already": Baileys would refuse it with 487 for good, and nobody would have it.
    await expect(at.receives(phone, [waiting.sealed], 'W', true)).rejects.toThrow('Message key passed over');
    expect(at.store.messages().find(({ id }) => id === 'W')).toMatchObject({ enc: 1, kind: 'undecryptable' });
    await expect(at.receives(phone, [resent.sealed], 'R', true)).rejects.toThrow('Key used already');
  });

  test('without its sender key a message leaves one stub', async () => {
    const { sealed } = await phone.sealsForGroup(saying('halo'));
    await expect(at.receives(phone, [sealed], 'N', true)).rejects.toThrow('No session found to decrypt message');
    expect(at.store.messages()).toMatchObject([{ id: 'N', enc: 1, kind: 'undecryptable' }]);
  });

  test('the phone reads what the bot says', async () => {
    const own = { group, meId: at.jid };
    const one = await at.repository().encryptGroupMessage({ ...own, data: saying('satu') });
    const two = await at.repository().encryptGroupMessage({ ...own, data: saying('dua') });
    await phone.repository.processSenderKeyDistributionMessage({
      authorJid: at.jid,
      item: { groupId: group, axolotlSenderKeyDistributionMessage: one.senderKeyDistributionMessage },
    });
    for (const [{ ciphertext }, word] of [
      [one, 'satu'],
      [two, 'dua'],
    ] as const)
      expect(said(await phone.repository.decryptGroupMessage({ group, authorJid: at.jid, msg: ciphertext }))).toBe(
        word,
      );
    expect(await at.repository().hasSenderKey(own)).toBe(true);
  });
});

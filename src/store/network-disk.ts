import { statfsSync } from 'node:fs';

/** File systems on which SQLite's log is not safe: several machines, or a layer that does not share memory (fault 26). */
const refused: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x517b, 'SMB'],
  [0x01021997, '9p'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x65735546, 'FUSE/virtiofs'],
]);

/** The name of the network file system a folder lies on; `null` for a disk of this machine, and where it cannot be asked. */
export function networkDisk(folder: string, typeOf: (folder: string) => number = type): string | null {
  try {
    return refused.get(typeOf(folder) >>> 0) ?? null;
  } catch {
    return null;
  }
}

const type = (folder: string): number => statfsSync(folder).type;

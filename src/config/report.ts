import type { Path } from './yaml.ts';

/** Takes down something to mend at a place of the file. */
export type Report = (path: Path, message: string) => void;

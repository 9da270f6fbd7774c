/** What a rehearsal found otherwise than its scenario expects. */
type Failure = {
  readonly kind: 'unanswered' | 'lacks' | 'says' | 'told' | 'missing' | 'unexpected' | 'state' | 'signs';
  readonly about: string;
  readonly want: string;
  readonly got: string;
};

export function failureText({ kind, about, want, got }: Failure): string {
  switch (kind) {
    case 'unanswered':
      return `"${about}" tidak dijawab; diharapkan "${want}"`;
    case 'lacks':
      return `jawaban atas "${about}" tidak memuat "${want}": ${got}`;
    case 'says':
      return `jawaban atas "${about}" memuat "${want}": ${got}`;
    case 'told':
      return `${about} menerima "${want}", padahal tidak boleh`;
    case 'missing':
      return `${about} tidak menerima ${want === '' ? 'teks apa pun' : `"${want}"`}; yang diterima: ${got === '' ? 'tidak ada' : got}`;
    case 'unexpected':
      return `kiriman yang tidak diharapkan: ${got}`;
    case 'state':
      return `${about} berkeadaan ${got}; diharapkan ${want}`;
    case 'signs':
      return `${about} bertanda [${got}]; diharapkan [${want}]`;
  }
}

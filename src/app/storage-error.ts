/** What SQLite or the disk says when something could not be read or written; any other error is a mistake of ours. */
export function isStorageError(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    code.startsWith('SQLITE_') ||
    ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO', 'EACCES', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)
  );
}

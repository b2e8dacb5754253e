/** Node's codes of failed file operations, in words that end a sentence. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'your account may not do that here',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  ENOENT: 'it does not exist',
  EEXIST: 'a file has the name of its folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
  ENOTEMPTY: 'there is a folder of that name',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  EBUSY: 'another program holds it open',
};

/** What a failure code means, as in `the disk is full`; an unknown code is named as it is. */
export function reasonOf(code: string): string {
  return reasons[code] ?? `the system answered ${code}`;
}

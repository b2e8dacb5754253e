/**
 * The section of a changelog that tells a version: below the heading `## 1.2.0`, which may have brackets or a date.
 * Undefined when there is none, or nothing in it.
 *
 * @example
 * releaseNotesOf('# Changelog\n\n## 1.2.0\n\n- Faster.\n', '1.2.0') // '- Faster.'
 */
export function releaseNotesOf(changelog: string, version: string): string | undefined {
  const lines = changelog.split(/\r\n?|\n/);
  const start = lines.findIndex((line) => versionOfHeading(line) === version);
  if (start < 0) return undefined;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => /^##?\s/.test(line));
  const notes = (end < 0 ? after : after.slice(0, end)).join('\n').trim();
  return notes === '' ? undefined : notes;
}

function versionOfHeading(line: string): string | undefined {
  return /^##\s+\[?v?(\d+\.\d+\.\d+)\]?(?:\s|$)/.exec(line)?.[1];
}

import { sha256Of } from '../../codegen/digest.ts';
import { makeZip } from '../../codegen/package/zip.ts';
import { sampleFiles } from './sample-files.ts';

// Run by a test as a process of its own, because a process keeps the time zone that it started with.
const winter = new Date(2026, 0, 1).getTimezoneOffset();
process.stdout.write(`${winter} ${sha256Of(makeZip(sampleFiles))}`);

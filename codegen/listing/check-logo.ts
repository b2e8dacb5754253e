import type { Diagnostic } from '../../deluge/index.ts';
import { listingRules } from '../../zoho/index.ts';
import { listingDiagnostics } from '../definition/listing-diagnostics.ts';
import { reasonOf } from '../disk/failure-reasons.ts';
import { type FileSystem, failureCode, machineFileSystem, pathBelow } from '../disk/file-system.ts';
import { grouped } from '../package/pack-diagnostics.ts';
import { imageSizeOf } from './image-size.ts';

const { report } = listingDiagnostics;

/**
 * Checks the image of a listing against the marketplace's rules. That it shows no text and no sign of Zoho's is for a
 * person to see.
 *
 * @param file relative to the project
 */
export function checkLogo(
  projectRoot: string,
  file: string,
  fileSystem: FileSystem = machineFileSystem,
): readonly Diagnostic[] {
  const place = { file };
  let bytes: Uint8Array;
  try {
    bytes = fileSystem.read(pathBelow(projectRoot, file));
  } catch (error) {
    const code = failureCode(error);
    return [
      code === 'ENOENT'
        ? report('logo-missing', undefined, place)
        : report('logo-unreadable', { reason: reasonOf(code) }, place),
    ];
  }
  const image = imageSizeOf(bytes);
  if (image === undefined) return [report('logo-format', undefined, place)];
  const { width, height } = image;
  const mostBytes = listingRules.logoBytes.value;
  const mostPixels = listingRules.logoPixels.value;
  const tooLarge = (actual: string, limit: string): Diagnostic =>
    report('logo-too-large', { actual, limit }, place);
  return [
    ...(width === height ? [] : [report('logo-not-square', { width, height }, place)]),
    ...(Math.max(width, height) > mostPixels
      ? [tooLarge(`${width} × ${height} pixels`, `${mostPixels} × ${mostPixels}`)]
      : []),
    ...(bytes.length > mostBytes
      ? [tooLarge(`${grouped(bytes.length)} bytes`, `${grouped(mostBytes)}`)]
      : []),
  ];
}

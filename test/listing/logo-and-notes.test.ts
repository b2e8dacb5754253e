import { describe, expect, it } from 'vitest';
import { checkLogo } from '../../codegen/listing/check-logo.ts';
import { imageSizeOf } from '../../codegen/listing/image-size.ts';
import { releaseNotesOf } from '../../codegen/listing/release-notes.ts';
import { MemoryFileSystem } from '../package/memory-file-system.ts';

/** The head of an image of a size, as its format writes it. */
const images: Readonly<Record<string, (width: number, height: number) => Uint8Array>> = {
  png: (width, height) => {
    const bytes = new Uint8Array(33);
    const view = new DataView(bytes.buffer);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
    view.setUint32(16, width);
    view.setUint32(20, height);
    return bytes;
  },
  gif: (width, height) => {
    const bytes = new TextEncoder().encode('GIF89a....');
    const view = new DataView(bytes.buffer);
    view.setUint16(6, width, true);
    view.setUint16(8, height, true);
    return bytes;
  },
  // A segment of the camera and a table of codes stand before the frame that has the size.
  jpeg: (width, height) =>
    Uint8Array.from([
      ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 5, 0, 0, 0],
      ...[0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3],
    ]),
};

const file = 'topping/listing/logo.png';

function told(content: Uint8Array): readonly string[] {
  const fileSystem = new MemoryFileSystem({ [`root/${file}`]: content });
  return checkLogo('root', file, fileSystem).map(({ code, message, hint }) => `${code} ${message} ${hint}`);
}

describe('the size of an image', () => {
  it.each(Object.entries(images))('is read from a %s', (format, imageOf) => {
    expect(imageSizeOf(imageOf(180, 179))).toEqual({ format, width: 180, height: 179 });
  });

  it.each(Object.entries(images))('is not guessed from a %s that is cut off', (_, imageOf) => {
    const bytes = imageOf(180, 180);
    for (let length = 0; length < 10; length++) {
      expect(imageSizeOf(bytes.subarray(0, length)), `${length} bytes`).toBeUndefined();
    }
  });

  it('is not seen in what is no image', () => {
    expect(imageSizeOf(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBe(
      undefined,
    );
    expect(imageSizeOf(Uint8Array.from([0xff, 0xd8, ...new Uint8Array(40)]))).toBeUndefined();
    expect(imageSizeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, ...new Uint8Array(40)]))).toBe(
      undefined,
    );
  });
});

describe('the logo of a listing', () => {
  const png = images.png ?? (() => new Uint8Array());

  it.each(Object.entries(images))('may be a %s of 180 × 180 pixels or less', (_, imageOf) => {
    expect(told(imageOf(180, 180))).toEqual([]);
    expect(told(imageOf(64, 64))).toEqual([]);
  });

  it('is refused when it is too large, not square, or no image', () => {
    expect(told(png(181, 181))).toEqual([
      'listing/logo-too-large The logo has 181 × 181 pixels; 180 × 180 are allowed. Make the image smaller.',
    ]);
    expect(told(png(180, 90))).toEqual([
      'listing/logo-not-square The logo has 180 × 90 pixels; the marketplace takes square ones. Cut it or pad it to a square.',
    ]);
    const heavy = new Uint8Array(1_000_001);
    heavy.set(png(180, 180));
    expect(told(heavy)).toEqual([
      'listing/logo-too-large The logo has 1,000,001 bytes; 1,000,000 are allowed. Make the image smaller.',
    ]);
    expect(told(new TextEncoder().encode('<svg></svg>'))).toEqual([
      'listing/logo-format The logo is no PNG, JPEG or GIF image, whatever its name says. Save it as PNG: the marketplace shows logos on white, and PNG can be transparent.',
    ]);
  });

  it('is named when it is missing or cannot be read', () => {
    const fileSystem = new MemoryFileSystem({});
    const code = (): readonly string[] => checkLogo('root', file, fileSystem).map((found) => found.message);
    expect(code()).toEqual(['There is no such file, and the listing names it as the logo.']);
    fileSystem.faults.push({ step: 'read', path: /logo/, code: 'EACCES' });
    expect(code()).toEqual(['The logo cannot be read: your account may not do that here.']);
  });
});

describe('release notes', () => {
  const changelog = '# Changelog\n\n## 1.10.0\n\n- Ten.\n\n### Details\n\n- More.\n\n## 1.1.0\n\n- One.\n';

  it('are the section of the version, and of no other', () => {
    expect(releaseNotesOf(changelog, '1.10.0')).toBe('- Ten.\n\n### Details\n\n- More.');
    expect(releaseNotesOf(changelog, '1.1.0')).toBe('- One.');
    expect(releaseNotesOf(changelog.replaceAll('\n', '\r\n'), '1.1.0')).toBe('- One.');
    for (const other of ['1.1', '1.10', '.1.0', '11.0.0', '2.0.0']) {
      expect(releaseNotesOf(changelog, other), other).toBeUndefined();
    }
  });

  it.each(['## [1.1.0] - 2026-10-05', '## v1.1.0', '## 1.1.0 (October)'])(
    'are found below "%s"',
    (heading) => {
      expect(releaseNotesOf(changelog.replace('## 1.1.0', heading), '1.1.0')).toBe('- One.');
    },
  );

  it('are none where the section is empty', () => {
    expect(releaseNotesOf('## 1.1.0\n\n## 1.0.0\n\n- First.\n', '1.1.0')).toBeUndefined();
  });
});

/** What an image is, told by its bytes and not by its name. */
export interface ImageSize {
  readonly format: 'png' | 'jpeg' | 'gif';
  readonly width: number;
  readonly height: number;
}

/** The format and the size of an image; undefined for what is no PNG, GIF or JPEG, or is cut off before its size. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngSize(view) ?? gifSize(view) ?? jpegSize(view);
}

const pngSignature = 0x89504e47;
const endOfPngHeader = 24;

function pngSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < endOfPngHeader || view.getUint32(0) !== pngSignature) return undefined;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

const gifSignature = 0x47494638;
const endOfGifHeader = 10;

function gifSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < endOfGifHeader || view.getUint32(0) !== gifSignature) return undefined;
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

const jpegStart = 0xffd8;

/** Start-of-frame markers hold the size; C4, C8 and CC stand among their numbers and are something else. */
function isFrameStart(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}

function jpegSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== jpegStart) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    const marker = view.getUint16(at);
    if (isFrameStart(marker)) {
      return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    // A segment's length counts its own two bytes; less than that is no segment.
    const length = view.getUint16(at + 2);
    if (marker < 0xff01 || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

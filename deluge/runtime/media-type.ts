/** The media types of usual endings. */
const typesByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  ics: 'text/calendar',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** The media type that a file's name stands for. */
export function mediaTypeOfName(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const known = Object.hasOwn(typesByEnding, ending) ? typesByEnding[ending] : undefined;
  return name.includes('.') && known !== undefined ? known : 'application/octet-stream';
}

/** Types whose content scripts read as text, as the samples of invokeurl do with XML and HTML. */
const readAsText =
  /^(?:text\/(?!csv\b|calendar\b)|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript|ecmascript)\b|application\/x-www-form-urlencoded\b)/i;

/** Whether an answer of this type is a file for a script. */
export function isFileType(contentType: string): boolean {
  return contentType.trim() !== '' && !readAsText.test(contentType.trim());
}

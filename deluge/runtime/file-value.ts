/** What is known of a file when it is made. */
export interface FileOptions {
  readonly name: string;
  /** A media type such as `text/csv`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * A FILE: its bytes, and how it is called when it is sent. The set functions of the language change a file in place.
 * Source: https://www.zoho.com/deluge/help/file-methods.html (documented)
 */
export class FileValue {
  readonly bytes: Uint8Array;
  name: string;
  type: string;
  /** The encoding that is named when the file is sent; undefined for none. */
  charset: string | undefined = undefined;
  /** The name of its part in a form; undefined for the usual one. */
  paramName: string | undefined = undefined;

  constructor({ name, type, bytes }: FileOptions) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }

  /** The content read as UTF-8. */
  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }
}

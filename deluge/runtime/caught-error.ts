import type { ScriptFailure } from './errors.ts';
import { MapValue } from './value.ts';

/**
 * What `catch (e)` binds: a map with `message` and `lineNo`, as
 * https://www.zoho.com/deluge/help/misc-statements/try-catch.html names them (documented). Its text is what public
 * logs of CRM functions show: "Error at line : 67, Value is empty and 'get' function cannot be applied" (observed).
 */
export class CaughtError extends MapValue {
  readonly text: string;

  constructor(failure: ScriptFailure, line: number) {
    super([
      ['message', failure.message],
      ['lineNo', BigInt(line)],
    ]);
    this.text = `Error at line : ${line}, ${failure.message}`;
  }
}

import { ScriptFailure } from './errors.ts';
import { writeJson } from './json.ts';
import type { Readings } from './readings.ts';
import { MapValue, type Value } from './value.ts';

/**
 * What `catch (e)` binds: a map with `message` and `lineNo`, as
 * https://www.zoho.com/deluge/help/misc-statements/try-catch.html names them (documented). Its text is what public
 * logs of CRM functions show: "Error at line : 67, Value is empty and 'get' function cannot be applied" (observed), or
 * what the readings `error-wording` and `error-to-text` make of it.
 */
export class CaughtError extends MapValue {
  readonly text: string;

  constructor(failure: ScriptFailure, line: number, readings: Readings) {
    const message = messageOf(failure, readings);
    super([
      ['message', message],
      ['lineNo', BigInt(line)],
    ]);
    this.text = textForms[readings['error-to-text']](message, line);
  }
}

const textForms: Readonly<Record<Readings['error-to-text'], (message: string, line: number) => string>> = {
  'line-and-message': (message, line) => `Error at line : ${line}, ${message}`,
  message: (message) => message,
  map: (message, line) =>
    writeJson(
      new MapValue([
        ['message', message],
        ['lineNo', BigInt(line)],
      ]),
    ),
};

/** A script's own message stays; for the platform's ones the code stands in where the wording is not the quoted one. */
function messageOf({ code, message }: ScriptFailure, readings: Readings): string {
  if (readings['error-wording'] === 'as-quoted' || code === 'runtime/thrown') return message;
  return `Failed: ${code}`;
}

/** A `throw` whose value itself reaches the catch: the reading `thrown-value`. */
export class ThrownValue extends ScriptFailure {
  readonly value: Value;

  constructor(value: Value, text: string) {
    super('runtime/thrown', text, undefined);
    this.name = 'ThrownValue';
    this.value = value;
  }
}

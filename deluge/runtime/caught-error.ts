import { ScriptFailure } from './errors.ts';
import { writeJson } from './json.ts';
import type { Readings } from './readings.ts';
import { MapValue, type Value } from './value.ts';

/**
 * What `catch (e)` binds: a map with `message` and `lineNo`, as
 * https://www.zoho.com/deluge/help/misc-statements/try-catch.html names them (documented), and with what a thrown map
 * says beside its message, such as `data`. Its text is what public logs of CRM functions show: "Error at line : 67,
 * Value is empty and 'get' function cannot be applied" (observed), or what the readings `error-wording` and
 * `error-to-text` make of it.
 */
export class CaughtError extends MapValue {
  readonly text: string;

  constructor(failure: ScriptFailure, line: number, readings: Readings) {
    const message = messageOf(failure, readings);
    super([
      ['message', message],
      ['lineNo', BigInt(line)],
      ...(failure instanceof ThrownValue ? failure.details() : []),
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

/**
 * What `throw` ends a script with. A map says with `message` what happened, and may say more, as in
 * `throw {"message":"…","data":{…}}` (observed in a course on Deluge that names
 * https://www.zoho.com/deluge/help/misc-statements/throw.html as its source). Whether the value itself reaches the catch
 * is the reading `thrown-value`.
 */
export class ThrownValue extends ScriptFailure {
  readonly value: Value;

  constructor(value: Value, textOf: (value: Value) => string) {
    super('runtime/thrown', textOf(saysMessage(value) ? value.get('message') : value), undefined);
    this.name = 'ThrownValue';
    this.value = value;
  }

  /** What stands beside the message. */
  details(): readonly (readonly [string, Value])[] {
    if (!saysMessage(this.value)) return [];
    return [...this.value.entries()].filter(([key]) => key !== 'message' && key !== 'lineNo');
  }
}

function saysMessage(value: Value): value is MapValue {
  return value instanceof MapValue && value.has('message');
}

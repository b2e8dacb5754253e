import type { RuntimeContext } from '../runtime/context.ts';
import { FileValue } from '../runtime/file-value.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import { fieldText } from './http.ts';
import type { FormPart } from './multipart.ts';

/**
 * The bodies that go out as a form with parts. All three are documented:
 * a map that holds files, each under its key (https://www.zoho.com/deluge/help/deluge-invoke-url.html, the upload to
 * WorkDrive), a list of maps with `param-name` and `param-value`
 * (https://www.zoho.com/deluge/help/webhook/invokeapitask.html), and files with maps of `stringPart`, `paramName` and
 * `content` among them (the same page as the first, the upload to Recruit).
 */

/** The parts of a value of the key `body`; undefined for any body that is no such form. */
export function partsOfBody(body: Value, context: RuntimeContext): readonly FormPart[] | undefined {
  if (body instanceof MapValue) return partsOfMap(body, context);
  if (!(body instanceof ListValue) || body.items.length === 0) return undefined;
  const parts: FormPart[] = [];
  for (const item of body.items) {
    const part = describedPart(item, context);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

/** A field that stands among the files of the key `files`; undefined for what is none. */
export function fieldAmongFiles(item: Value, context: RuntimeContext): FormPart | undefined {
  if (!(item instanceof MapValue) || !item.has('paramName') || !item.has('content')) return undefined;
  return {
    kind: 'field',
    name: fieldText(item.get('paramName'), context),
    text: fieldText(item.get('content'), context),
  };
}

function partsOfMap(body: MapValue, context: RuntimeContext): readonly FormPart[] | undefined {
  const values = [...body.values()];
  const hasFile = values.some((value) => filesIn(value).length > 0);
  if (!hasFile) return undefined;
  return [...body.entries()].flatMap(([name, value]): readonly FormPart[] => {
    const files = filesIn(value);
    if (files.length > 0) return files.map((file) => ({ kind: 'file', file, name }));
    return [{ kind: 'field', name, text: fieldText(value, context) }];
  });
}

function filesIn(value: Value): readonly FileValue[] {
  if (value instanceof FileValue) return [value];
  if (!(value instanceof ListValue) || value.items.length === 0) return [];
  const files = value.items.filter((item) => item instanceof FileValue);
  return files.length === value.items.length ? files : [];
}

function describedPart(item: Value, context: RuntimeContext): FormPart | undefined {
  if (!(item instanceof MapValue) || !item.has('param-name') || !item.has('param-value')) return undefined;
  const name = fieldText(item.get('param-name'), context);
  const value = item.get('param-value');
  if (value instanceof FileValue) return { kind: 'file', file: value, name };
  const type = item.get('content-type');
  return {
    kind: 'field',
    name,
    text: fieldText(value, context),
    ...(type !== null && { type: fieldText(type, context) }),
  };
}

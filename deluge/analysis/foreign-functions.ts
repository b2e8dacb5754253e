import type { BuiltInRegistry } from '../builtins/registry.ts';
import type { Call, MethodCall } from '../syntax/ast.ts';
import { foreignStatement } from '../syntax/token-lookalikes.ts';
import type { Scope } from './scope.ts';

/**
 * Functions that authors bring along from other languages, as tables: the rule about unknown functions shows what
 * Deluge has instead. A name that Deluge has is never looked up here.
 */

const loopOver = 'Loop instead: for each item in list { … }.';
const loopInto = 'Loop, and add what is wanted to a new list: for each item in list { … }.';
const pairs = 'Loop over the keys: for each key in map.keys() { value = map.get(key); … }.';
const typeTests = 'Test a value with isText(), isNumber(), isDate() or isFile().';
const withDefault = 'Write ifnull(map.get("key"),default).';
const asks = 'Write map.containKey("key").';
const replaces = 'Write replaceAll(search,replacement,true), or replaceFirst(search,replacement,true).';
const whole = 'Write value.toLong().';
const decimal = 'Write value.toDecimal().';
const shows = 'Write info "text"; it shows one value.';
const calls = 'Write answer = invokeurl [ url :"…" type :GET ];';
const noWait = 'A run cannot wait; do what comes later in a schedule or another workflow.';
const nowTime = 'Write zoho.currenttime, or zoho.currentdate.';
const writesJson = 'Write value.toString(): the text of a map or list is JSON.';
const readsJson = 'Write text.toMap(), or text.toJSONList() for a list.';
const newList = 'Write List().';
const newMap = 'Write Map().';
const ends = 'Write return; it ends the function.';
const throws = 'Write throw "message";';
const tests = 'Write isNull(value), isBlank(value) or isEmpty(value).';

/** Called on a value: `list.push(1)`. */
const methods: Readonly<Record<string, string>> = {
  push: 'Write list.add(value);',
  append: 'Write list.add(value);',
  unshift: 'Make a new list: add the value, then the others with addAll(list).',
  pop: 'Read list.get(list.size() - 1), then list.remove(list.size() - 1);',
  shift: 'Read list.get(0), then list.remove(0);',
  splice: 'Write list.remove(index); or list.subList(start,end).',
  removeat: 'Write list.remove(index);',
  extend: 'Write list.addAll(other);',
  join: 'Write list.toString(): it joins with commas. For another mark, loop and add the texts with +.',
  first: 'Write list.get(0).',
  last: 'Write list.get(list.size() - 1).',
  foreach: loopOver,
  map: loopInto,
  filter: loopInto,
  reduce: loopOver,
  split: 'Write text.toList(",").',
  slice: 'Write text.subString(start,end), or list.subList(start,end).',
  substr: 'Write text.subString(start,end).',
  charat: 'Write text.subString(index,index + 1).',
  replace: replaces,
  includes: 'Write contains(value).',
  strip: 'Write text.trim().',
  trimstart: 'Write text.ltrim().',
  trimend: 'Write text.rtrim().',
  lstrip: 'Write text.ltrim().',
  rstrip: 'Write text.rtrim().',
  upper: 'Write text.toUpperCase().',
  toupper: 'Write text.toUpperCase().',
  lower: 'Write text.toLowerCase().',
  tolower: 'Write text.toLowerCase().',
  capitalize: 'Write text.proper().',
  padstart: 'Write text.leftpad(length): it fills up with blanks.',
  padleft: 'Write text.leftpad(length): it fills up with blanks.',
  padend: 'Write text.rightpad(length): it fills up with blanks.',
  padright: 'Write text.rightpad(length): it fills up with blanks.',
  match: 'Write text.matches("expression"): it tells whether the whole text matches.',
  has: asks,
  haskey: asks,
  hasownproperty: asks,
  set: 'Write map.put("key",value);',
  setdefault: withDefault,
  getordefault: withDefault,
  putifabsent: 'Write if(!map.containKey("key")) { map.put("key",value); }',
  keyset: 'Write map.keys().',
  entryset: pairs,
  entries: pairs,
  items: pairs,
  toint: whole,
  tointeger: whole,
  intvalue: whole,
  parseint: whole,
  tofloat: decimal,
  todouble: decimal,
  parsefloat: decimal,
  tofixed: 'Write number.round(places).',
  toisostring: `Write date.toString("yyyy-MM-dd'T'HH:mm:ss").`,
  strftime: 'Write date.toString("yyyy-MM-dd").',
  format: 'Write date.toString("yyyy-MM-dd"), or number.text("0.00").',
  getfullyear: 'Write date.getYear().',
  tojson: writesJson,
};

/** Called by their name alone: `parseInt("5")`. */
const functions: Readonly<Record<string, string>> = {
  parseint: whole,
  int: whole,
  integer: whole,
  parsefloat: decimal,
  float: decimal,
  number: decimal,
  str: 'Write value.toString().',
  string: 'Write value.toString().',
  sizeof: 'Write list.size(), or text.length().',
  strlen: 'Write text.length().',
  random: 'Write randomNumber(start,end).',
  rand: 'Write randomNumber(start,end).',
  date: `${nowTime} A text becomes a date with toDate().`,
  datetime: `${nowTime} A text becomes a time with toTime().`,
  dateadd: 'Write date.addDay(1), addMonth(1) or addYear(1).',
  datediff: 'Write start.daysBetween(end).',
  dict: newMap,
  hashmap: newMap,
  object: newMap,
  array: newList,
  arraylist: newList,
  set: newList,
  isset: tests,
  empty: tests,
  isnan: 'Write !value.isNumber().',
  typeof: typeTests,
  type: typeTests,
  isinstance: typeTests,
  range: 'Loop over a list such as {1,2,3}: Deluge has no ranges of numbers.',
  enumerate: 'Write for each index i in list { … }.',
  foreach: loopOver,
  sorted: 'Write list.sort().',
  upper: 'Write text.toUpperCase().',
  strtoupper: 'Write text.toUpperCase().',
  lower: 'Write text.toLowerCase().',
  strtolower: 'Write text.toLowerCase().',
  str_replace: replaces,
  explode: 'Write text.toList(",").',
  implode: 'Write list.toString(): it joins with commas.',
  in_array: 'Write list.contains(value).',
  encodeuricomponent: 'Write zoho.encryption.urlEncode(text).',
  urlencode: 'Write zoho.encryption.urlEncode(text).',
  base64encode: 'Write zoho.encryption.base64Encode(text).',
  btoa: 'Write zoho.encryption.base64Encode(text).',
  base64decode: 'Write zoho.encryption.base64Decode(text).',
  atob: 'Write zoho.encryption.base64Decode(text).',
  md5: 'Write zoho.encryption.md5(text).',
  sha256: 'Write zoho.encryption.sha256(text).',
  json_encode: writesJson,
  json_decode: readsJson,
  sleep: noWait,
  wait: noWait,
  settimeout: noWait,
  fetch: calls,
  curl: calls,
  printf: shows,
  print_r: shows,
  var_dump: shows,
  die: ends,
  exit: ends,
  quit: ends,
  msgbox: shows,
  raise: throws,
  exception: throws,
  error: throws,
  assert: 'Write if(!(condition)) { throw "message"; }',
};

/** Classes and modules of other languages, each with what is said of any of its functions, or of some by their names. */
const namespaces: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  Math: {
    random: 'Write randomNumber(start,end).',
    pow: 'Write base.power(exponent).',
    '': 'Functions of numbers are called on the number: number.round(2), number.max(other).',
  },
  math: 'Functions of numbers are called on the number: number.round(2), number.max(other).',
  JSON: { stringify: writesJson, '': readsJson },
  json: { dumps: writesJson, '': readsJson },
  Object: {
    keys: 'Write map.keys().',
    values: 'Write map.values().',
    entries: pairs,
    assign: 'Write map.putAll(other);',
    '': newMap,
  },
  Array: newList,
  Arrays: newList,
  Date: nowTime,
  datetime: nowTime,
  LocalDate: nowTime,
  LocalDateTime: nowTime,
  String: 'Write value.toString().',
  Integer: whole,
  Long: whole,
  Number: decimal,
  Double: decimal,
  Float: decimal,
  System: { currenttimemillis: 'Write zoho.currenttime.toLong().', '': shows },
  Logger: shows,
  logger: shows,
  axios: calls,
  requests: calls,
  http: calls,
};

/** Names that a saved public script has (observed), so that Zoho may know them. */
const savedNames: ReadonlySet<string> = new Set(['upper', 'lower']);

/** A call that is one of another language, with its name as people know it and what to write instead. */
export interface ForeignCall {
  readonly name: string;
  /** Where the name begins. */
  readonly start: number;
  readonly instead: string;
  /** Whether Zoho may take it all the same. */
  readonly mayBeKnown: boolean;
}

/** What a call of another language is in Deluge; undefined for all others. */
export function foreignCall(
  node: Call | MethodCall,
  scope: Scope,
  registry: BuiltInRegistry,
): ForeignCall | undefined {
  const { name, nameRange } = node;
  const { kind } = scope.targetOf(node);
  if (node.kind === 'call') {
    if (kind !== 'free-function' || registry.freeFunction(name)) return undefined;
    const instead = foreignStatement(name) ?? entry(functions, name.toLowerCase());
    return instead === undefined
      ? undefined
      : { name, start: nameRange.start, instead, mayBeKnown: savedNames.has(name.toLowerCase()) };
  }
  if (kind !== 'method' && kind !== 'not-covered') return undefined;
  const { receiver } = node;
  if (receiver.kind === 'identifier' && !scope.sets(receiver.name)) {
    const said = entry(namespaces, receiver.name);
    const instead = typeof said === 'object' ? (entry(said, name.toLowerCase()) ?? said['']) : said;
    if (instead !== undefined) {
      return { name: `${receiver.name}.${name}`, start: receiver.range.start, instead, mayBeKnown: false };
    }
  }
  if (kind !== 'method' || registry.isMethodName(name) || receiver.kind === 'field-choices') return undefined;
  const instead = entry(methods, name.toLowerCase());
  return instead === undefined
    ? undefined
    : { name, start: nameRange.start, instead, mayBeKnown: savedNames.has(name.toLowerCase()) };
}

function entry<Entry>(table: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * What is wrong with a SARIF log, by the rules of the schema that code scanning needs. Empty when nothing is.
 * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json and
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifProblems(log: unknown): readonly string[] {
  const problems: string[] = [];
  const say = (problem: string): void => {
    problems.push(problem);
  };
  if (member(log, 'version') !== '2.1.0') say('version is not 2.1.0');
  expectText(log, '$schema', '$schema', say);
  const runs = items(log, 'runs');
  if (runs.length === 0) say('runs is empty');
  for (const [index, run] of runs.entries()) checkRun(run, `runs[${index}]`, say);
  return problems;
}

type Say = (problem: string) => void;

const levels: readonly unknown[] = ['none', 'note', 'warning', 'error'];

function checkRun(run: unknown, at: string, say: Say): void {
  const driver = member(member(run, 'tool'), 'driver');
  expectText(driver, 'name', `${at}.tool.driver.name`, say);
  if (!['utf16CodeUnits', 'unicodeCodePoints'].includes(String(member(run, 'columnKind')))) {
    say(`${at}.columnKind is unknown`);
  }
  const ids = items(driver, 'rules').map((rule, index) => {
    checkRule(rule, `${at}.tool.driver.rules[${index}]`, say);
    return member(rule, 'id');
  });
  if (new Set(ids).size !== ids.length) say(`${at}.tool.driver.rules has an id twice`);
  if (!Array.isArray(member(run, 'results'))) say(`${at}.results is no list`);
  for (const [index, result] of items(run, 'results').entries()) {
    checkResult(result, ids, `${at}.results[${index}]`, say);
  }
}

function checkRule(rule: unknown, at: string, say: Say): void {
  expectText(rule, 'id', `${at}.id`, say);
  expectText(rule, 'name', `${at}.name`, say);
  for (const name of ['shortDescription', 'fullDescription', 'help']) {
    const description = member(rule, name);
    expectText(description, 'text', `${at}.${name}.text`, say);
    // Code scanning cuts what is longer.
    if (String(member(description, 'text')).length > 1024 && name !== 'help')
      say(`${at}.${name} is too long`);
  }
  if (!levels.includes(member(member(rule, 'defaultConfiguration'), 'level'))) say(`${at} has no level`);
  const uri = member(rule, 'helpUri');
  if (uri !== undefined && !URL.canParse(String(uri))) say(`${at}.helpUri is no address`);
}

function checkResult(result: unknown, ids: readonly unknown[], at: string, say: Say): void {
  const index = member(result, 'ruleIndex');
  if (typeof index !== 'number' || ids[index] !== member(result, 'ruleId')) {
    say(`${at}.ruleIndex does not point to its rule`);
  }
  if (!levels.includes(member(result, 'level'))) say(`${at}.level is unknown`);
  expectText(member(result, 'message'), 'text', `${at}.message.text`, say);
  const locations = items(result, 'locations');
  if (locations.length !== 1) say(`${at} has not exactly one location`);
  for (const [place, location] of locations.entries()) {
    const physical = member(location, 'physicalLocation');
    const where = `${at}.locations[${place}].physicalLocation`;
    checkArtifact(member(physical, 'artifactLocation'), `${where}.artifactLocation`, say);
    checkRegion(member(physical, 'region'), `${where}.region`, say);
  }
  for (const value of Object.values(member(result, 'partialFingerprints') ?? {})) {
    if (typeof value !== 'string' || value === '') say(`${at}.partialFingerprints has one that is no text`);
  }
  for (const [fixIndex, fix] of items(result, 'fixes').entries()) {
    const where = `${at}.fixes[${fixIndex}]`;
    expectText(member(fix, 'description'), 'text', `${where}.description.text`, say);
    const changes = items(fix, 'artifactChanges');
    if (changes.length === 0) say(`${where} changes nothing`);
    for (const change of changes) {
      checkArtifact(member(change, 'artifactLocation'), `${where}.artifactLocation`, say);
      const replacements = items(change, 'replacements');
      if (replacements.length === 0) say(`${where} replaces nothing`);
      for (const replacement of replacements) {
        checkRegion(member(replacement, 'deletedRegion'), `${where}.deletedRegion`, say);
        if (typeof member(member(replacement, 'insertedContent'), 'text') !== 'string') {
          say(`${where}.insertedContent.text is no text`);
        }
      }
    }
  }
  for (const suppression of items(result, 'suppressions')) {
    if (!['inSource', 'external'].includes(String(member(suppression, 'kind'))))
      say(`${at} is suppressed in no known way`);
  }
}

function checkArtifact(artifact: unknown, at: string, say: Say): void {
  const uri = String(member(artifact, 'uri'));
  if (uri.startsWith('/') || uri.includes('\\') || /^[a-z]+:/i.test(uri)) say(`${at}.uri is not relative`);
  if (!/^[\w.~%!$&'()*+,;=:@/-]+$/.test(uri)) say(`${at}.uri is not encoded`);
}

function checkRegion(region: unknown, at: string, say: Say): void {
  const number = (name: string): number => Number(member(region, name));
  for (const name of ['startLine', 'startColumn', 'endColumn']) {
    if (!Number.isInteger(number(name)) || number(name) < 1) say(`${at}.${name} is no number from 1`);
  }
  for (const name of ['charOffset', 'charLength']) {
    if (!Number.isInteger(number(name)) || number(name) < 0) say(`${at}.${name} is no number from 0`);
  }
  const endsBefore =
    number('endLine') < number('startLine') ||
    (number('endLine') === number('startLine') && number('endColumn') < number('startColumn'));
  if (endsBefore) say(`${at} ends before it begins`);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function items(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name);
  return Array.isArray(list) ? list : [];
}

function expectText(value: unknown, name: string, at: string, say: Say): void {
  const text = member(value, name);
  if (typeof text !== 'string' || text === '') say(`${at} is no text`);
}

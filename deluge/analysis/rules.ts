import { ignoreRules } from './ignore-rules.ts';
import type { Rule, RuleDescription } from './rule.ts';
import { argumentCount } from './rules/argument-count.ts';
import { argumentType } from './rules/argument-type.ts';
import { callInLoop } from './rules/call-in-loop.ts';
import { conditionType } from './rules/condition-type.ts';
import { dateFormat } from './rules/date-format.ts';
import { hardCodedHost } from './rules/hard-coded-host.ts';
import { hardCodedId } from './rules/hard-coded-id.ts';
import { hardCodedOrganization } from './rules/hard-coded-organization.ts';
import { hardCodedSecret } from './rules/hard-coded-secret.ts';
import { iterableType } from './rules/iterable-type.ts';
import { missingField } from './rules/missing-field.ts';
import { missingReturn } from './rules/missing-return.ts';
import { notCoveredName } from './rules/not-covered.ts';
import { operandType } from './rules/operand-type.ts';
import { outsideLoop } from './rules/outside-loop.ts';
import { possibleNull } from './rules/possible-null.ts';
import { repeatedKey } from './rules/repeated-key.ts';
import { repeatedName } from './rules/repeated-name.ts';
import { reservedName } from './rules/reserved-name.ts';
import { returnedValue } from './rules/returned-value.ts';
import { sensitiveInfo } from './rules/sensitive-info.ts';
import { singleEquals } from './rules/single-equals.ts';
import { taskBlockKey } from './rules/task-block-key.ts';
import { uncheckedAnswer } from './rules/unchecked-answer.ts';
import { undeclaredConnection } from './rules/undeclared-connection.ts';
import { undefinedVariable } from './rules/undefined-variable.ts';
import { unknownFunction } from './rules/unknown-function.ts';
import { unreachableCode } from './rules/unreachable-code.ts';
import { unsettled } from './rules/unsettled.ts';
import { unusedVariable } from './rules/unused-variable.ts';
import { withoutEffect } from './rules/without-effect.ts';

/** Every rule. To add one: its file, one line here, and its two examples are tested. */
export const rules: readonly Rule[] = [
  undefinedVariable,
  unknownFunction,
  notCoveredName,
  undeclaredConnection,
  argumentCount,
  argumentType,
  operandType,
  conditionType,
  iterableType,
  missingField,
  dateFormat,
  taskBlockKey,
  returnedValue,
  missingReturn,
  outsideLoop,
  unreachableCode,
  withoutEffect,
  unusedVariable,
  reservedName,
  singleEquals,
  repeatedKey,
  repeatedName,
  possibleNull,
  uncheckedAnswer,
  callInLoop,
  hardCodedSecret,
  hardCodedId,
  hardCodedOrganization,
  hardCodedHost,
  sensitiveInfo,
  unsettled,
];

/** What people can be told about, and can set: the rules, and those about comments that silence them. */
export const ruleDescriptions: readonly RuleDescription[] = [...rules, ...ignoreRules];

import { describe, expect, test } from 'vitest';
import { found, inFunction } from './analyzed.ts';

/** What must not be reported, by the rule that is closest to it. */
const innocent: readonly (readonly [rule: string, name: string, text: string])[] = [
  ['without-effect', 'a record that is inserted', 'insert into Log\n[\n\tMessage = "a"\n]\ninfo 1;'],
  [
    'undefined-variable',
    'the word for the form of a mail',
    inFunction(
      'sendmail\n[\n\tfrom :zoho.adminuserid\n\tto :"a@b.example"\n\tsubject :"a"\n\tmessage :"b"\n\tcontent type :HTML\n]',
    ),
  ],
  [
    'undefined-variable',
    'the name of an extension before its function',
    inFunction('plugin.copyAddress(1);'),
  ],
  [
    'date-format',
    'quoted letters, formats of numbers, and a format that is built',
    inFunction(
      'd = zoho.currentdate;\ninfo d.toString("yyyy-MM-dd\'T\'HH:mm:ssZ");\ninfo 5.toString("0.00");\ninfo d.toString("b" + "c");\ninfo d.toString();',
    ),
  ],
  ['repeated-key', 'keys that are variables', inFunction('a = 1;\nb = 2;\ninfo {a:1,b:2};')],
  [
    'unchecked-answer',
    'an answer that goes into a map',
    'map f()\n{\nm = Map();\nr = invokeurl\n[\n\turl :"u"\n];\nm.put("answer",r);\nreturn m;\n}',
  ],
  [
    'hard-coded-organization',
    'the second argument of another product',
    inFunction('r = zoho.bigin.getRecordById("Contacts",10234695);\ninfo r;'),
  ],
  [
    'unused-variable',
    'elements of a list that are filled',
    'void f(List rows)\n{\nrow = Map();\nfor each  row in rows\n{\n\trow.put("a",1);\n}\n}',
  ],
  [
    'unchecked-answer',
    'an answer that goes into a list',
    'list f()\n{\nrows = List();\nr = invokeurl\n[\n\turl :"u"\n];\nrows.add(r);\nreturn rows;\n}',
  ],
  ['sensitive-info', 'a text that only names a secret', inFunction('info "ab".replaceAll("password","");')],
  [
    'undeclared-connection',
    'a text that the task needs for something else',
    inFunction('r = zoho.bigin.getRelatedRecords("Notes","Contacts","123");\ninfo r;'),
  ],
  [
    'undeclared-connection',
    'the last text of a task that is not known',
    inFunction('zoho.nothing.post("a","b","c");'),
  ],
  [
    'undefined-variable',
    'the class of another language before its function',
    inFunction('info Math.max(1,2);'),
  ],
  ['argument-count', 'a function of another language', inFunction('info Math.max(1,2);')],
  [
    'unknown-function',
    'a variable with the name of a class elsewhere',
    inFunction('Date = zoho.currentdate;\ninfo Date.getYear();'),
  ],
  [
    'undefined-variable',
    'the path of a task',
    inFunction(
      'r = zoho.crm.v2.getRecords("Leads");\nif(r == null)\n{\n\tzoho.cliq.postToChannel("a","b");\n}',
    ),
  ],
  [
    'argument-count',
    'a value that has no such function, which is told once',
    inFunction('m = Map();\nm.add("a",1);\ninfo m;'),
  ],
  [
    'argument-count',
    'a field of records',
    inFunction('info Orders[ID != 0].distinct(Name);\ninfo Orders[ID != 0].average(Total);'),
  ],
  [
    'undefined-variable',
    'a variable that an earlier round, or another branch, may have set',
    inFunction(
      'for each  x in {1,2}\n{\n\tif(x == 2)\n\t{\n\t\tinfo last;\n\t}\n\telse\n\t{\n\t\tlast = x;\n\t}\n}\nif(last == 1)\n{\n\ta = 1;\n}\nelse\n{\n\tinfo a;\n}',
    ),
  ],
  ['undefined-variable', 'what a product may have set before the body', 'info Status;\nStatus = "Open";'],
  [
    'returned-value',
    'what the run converts, and what nobody knows',
    'string f(Map m)\n{\nif(m.size() > 1)\n{\n\treturn m;\n}\nreturn 5;\n}\ndecimal g()\n{\nreturn 5;\n}\nlist h(Map m)\n{\nreturn m.get("rows");\n}',
  ],
  [
    'missing-field',
    'fields of a map, of an error and of records',
    inFunction(
      'm = {"a":1};\ninfo m.a;\nr = Orders[ID == 1];\ninfo r.Name + input.Total;\ntry \n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e.message;\n}',
    ),
  ],
  [
    'hard-coded-secret',
    'a plan that is called Basic, names of fields and an address without a password',
    inFunction(
      'plan = "Basic subscription";\nm = {"password":"Password","token":"Token","next_page_token":"a1b2c3d4"};\nurl = "https://www.example.org:8443/a@b";\ninfo plan + m.size() + url;',
    ),
  ],
  [
    'hard-coded-id',
    'numbers that are longer, or part of a word',
    inFunction('info "https://www.example.org/12345678901234567890/v1234567890123456789";'),
  ],
  [
    'possible-null',
    'what an earlier round of the loop tests',
    'void f(Map m)\n{\nfor each  x in {1,2}\n{\n\tif(x == 2)\n\t{\n\t\tinfo a.trim();\n\t}\n\ta = m.get("a");\n\tif(a == null)\n\t{\n\t\tbreak;\n\t}\n}\n}',
  ],
  [
    'date-format',
    'the day of a year, the year of a week, and minutes',
    inFunction(
      'd = zoho.currentdate;\ninfo d.toString("yyyy-DDD") + d.toString("YYYY-\'W\'ww") + d.toString("mm:ss") + d.toString("dd MM yyyy HH:mm") + "x".toDate("dd-MMM-yyyy");',
    ),
  ],
  ['unknown-function', 'a function of the choices of a field', 'Status:ui.append({"Open","Won"});'],
  [
    'without-effect',
    'calls, tasks, and the word that loads a form anew',
    'f();\nm.add(1);\nreload;\ninvokeurl\n[\n\turl :"u"\n];',
  ],
  [
    'argument-type',
    'a number where a run takes its digits',
    inFunction(
      'info zoho.currenttime.unixEpoch().left(10) + left(12345,2) + "12345".getPrefix(5) + zoho.encryption.md5(1);',
    ),
  ],
  ['undefined-variable', 'a parameter', 'void f(Map contact)\n{\ninfo contact;\n}'],
  [
    'undefined-variable',
    'a loop variable, after its loop too',
    inFunction('for each  x in {1,2}\n{\n\tinfo x;\n}\ninfo x;'),
  ],
  [
    'undefined-variable',
    'the error of a catch',
    inFunction('try \n{\n\tinfo 1;\n}\ncatch (e)\n{\n\tinfo e.message;\n}'),
  ],
  [
    'undefined-variable',
    'a variable that another block sets',
    inFunction('if(true)\n{\n\ta = 1;\n}\ninfo a;'),
  ],
  ['undefined-variable', 'a system variable', inFunction('info zoho.currentdate + today;')],
  [
    'undefined-variable',
    'the method of an invokeurl',
    inFunction('r = invokeurl\n[\n\turl :"u"\n\ttype :GET\n];\ninfo r;'),
  ],
  ['unknown-function', 'another case', inFunction('info "a".TOUPPERCASE() + map();')],
  ['unknown-function', 'a function of a system variable', inFunction('info zoho.currentdate.addDay(1);')],
  ['unknown-function', 'a function of the product', inFunction('standalone.f(1);')],
  ['unknown-function', 'a function of the same file', 'void f()\n{\nf();\n}'],
  ['argument-count', 'ifnull in both forms', inFunction('info ifnull(null,1) + null.ifnull(2);')],
  ['argument-count', 'left-out optional arguments', inFunction('info {2,1}.sort(false).sort();')],
  [
    'argument-count',
    'a method of an unknown value that one of several types has',
    'void f(Map m)\n{\ninfo m.get("a");\n}',
  ],
  [
    'argument-type',
    'a variable that holds different types',
    inFunction('a = "x";\na = Map();\na.put("k",1);\ninfo a;'),
  ],
  [
    'argument-type',
    'what a caller gives, whatever its declaration says',
    'void f(String body)\n{\ninfo body.get("id");\n}',
  ],
  ['argument-type', 'null alone', inFunction('info "a".contains(null);')],
  ['operand-type', 'a difference of dates', inFunction('info zoho.currenttime - zoho.currentdate;')],
  ['operand-type', 'text joined with anything', inFunction('info "a" + 1 + {1} + null;')],
  ['operand-type', 'values whose types are not known', 'void f(Map m)\n{\ninfo m.get("a") < m.get("b");\n}'],
  ['condition-type', 'null, which shows in a run only', inFunction('if(null)\n{\n\tinfo 1;\n}')],
  [
    'condition-type',
    'a value whose type is not known',
    'void f(Map m)\n{\nif(m.get("a"))\n{\n\tinfo 1;\n}\n}',
  ],
  ['iterable-type', 'a text with commas', inFunction('for each  x in "a,b"\n{\n\tinfo x;\n}')],
  ['repeated-key', 'the same key in two maps', inFunction('info {"a":{"a":1}};')],
  ['returned-value', 'a bare return', 'void f()\n{\nreturn;\n}'],
  [
    'missing-return',
    'branches that all return',
    'string f(Int a)\n{\nif(a > 1)\n{\n\treturn "a";\n}\nelse\n{\n\treturn "b";\n}\n}',
  ],
  [
    'missing-return',
    'a try whose two ways return',
    'string f()\n{\ntry \n{\n\treturn "a";\n}\ncatch (e)\n{\n\treturn "b";\n}\n}',
  ],
  [
    'unreachable-code',
    'the return that Zoho wants at the end',
    'string f(Int a)\n{\nif(a > 1)\n{\n\treturn "a";\n}\nelse\n{\n\treturn "b";\n}\nreturn "";\n}',
  ],
  [
    'unreachable-code',
    'what stands behind a loop',
    inFunction('for each  x in {1}\n{\n\tbreak;\n}\ninfo 1;'),
  ],
  [
    'unused-variable',
    'a parameter, a loop variable, the error of a catch',
    'void f(Int a)\n{\nfor each  x in {1}\n{\n\ttry \n\t{\n\t\tinfo 1;\n\t}\n\tcatch (e)\n\t{\n\t\tinfo 2;\n\t}\n}\n}',
  ],
  [
    'unused-variable',
    'a map of somebody else that is filled',
    'void f(Map m)\n{\npart = m.get("part");\npart.put("a",1);\n}',
  ],
  ['reserved-name', 'a name that only holds such a word', inFunction('mapping = 1;\ninfo mapping;')],
  ['single-equals', 'an assignment', inFunction('a = 1;\ninfo a;')],
  [
    'possible-null',
    'what is tested anywhere',
    'void f(Map m)\n{\na = m.get("a");\nif(a != null)\n{\n\tinfo a.trim();\n}\n}',
  ],
  [
    'possible-null',
    'a key that the script asks for',
    'void f(Map m)\n{\nif(m.containKey("a"))\n{\n\tinfo m.get("a").trim();\n}\n}',
  ],
  [
    'possible-null',
    'a variable that is set where it is null, and one of two that may be',
    'void f(Map m, String s)\n{\nif(m == null || s == null)\n{\n\tinfo s.trim();\n}\nif(m == null)\n{\n\tm = Map();\n\tm.put("a",1);\n}\nm.put("b",2);\n}',
  ],
  ['possible-null', 'a function that takes null', 'void f(Map m)\n{\ninfo m.get("a").isNull();\n}'],
  [
    'unchecked-answer',
    'an answer that the caller gets',
    'map f()\n{\nr = invokeurl\n[\n\turl :"u"\n];\nreturn r;\n}',
  ],
  [
    'unchecked-answer',
    'an answer of which a part is tested',
    inFunction('r = invokeurl\n[\n\turl :"u"\n];\ncode = r.get("code");\nif(code == 0)\n{\n\tinfo code;\n}'),
  ],
  [
    'unchecked-answer',
    'an answer that another function gets',
    inFunction('r = invokeurl\n[\n\turl :"u"\n];\nstandalone.look(r);'),
  ],
  [
    'call-in-loop',
    'pages until the last',
    inFunction(
      'for each  page in {1,2,3}\n{\n\trows = zoho.bigin.getRecords("Contacts",page);\n\tif(rows == null)\n\t{\n\t\tbreak;\n\t}\n}',
    ),
  ],
  [
    'call-in-loop',
    'a variable of the organization',
    inFunction('for each  name in {"a","b"}\n{\n\tinfo zoho.bigin.getOrgVariable(name);\n}'),
  ],
  [
    'hard-coded-secret',
    'a place for a value',
    inFunction(
      'password = "<your-password-1>";\ntoken = "your_token_123";\ninfo password.length() + token.length();',
    ),
  ],
  [
    'hard-coded-secret',
    'the name of a field',
    inFunction('m = {"access_token":"the token"};\ninfo m.size();'),
  ],
  [
    'hard-coded-id',
    'shorter and longer numbers',
    inFunction('info 123456789012345 + "12345678901234567890";'),
  ],
  [
    'hard-coded-organization',
    'another number',
    inFunction('count = 10234695;\ninfo {"id":"10234695"}.size() + count;'),
  ],
  [
    'hard-coded-host',
    'hosts to choose from',
    inFunction('hosts = {"us":"https://www.zohoapis.com","eu":"https://www.zohoapis.eu"};\ninfo hosts;'),
  ],
  ['hard-coded-host', 'a host of somebody else', inFunction('info "https://notzoho.example/zoho.com";')],
  ['sensitive-info', 'whether there is a value', 'void f(String password)\n{\ninfo password.isNull();\n}'],
  [
    'task-block-key',
    'keys in another case',
    inFunction('r = invokeUrl\n[\n\tURL :"u"\n\tType :GET\n];\ninfo r;'),
  ],
];

/** What an innocent neighbour must not hide: one finding each. */
const stillFound: readonly (readonly [rule: string, name: string, text: string])[] = [
  ['undefined-variable', 'a variable on which a known function is called', inFunction('rows.add(1);')],
  [
    'call-in-loop',
    'a call in a loop in which only an inner loop has a break',
    inFunction(
      'for each  a in {1}\n{\n\tzoho.bigin.updateRecord("Contacts",a,Map());\n\tfor each  b in {1}\n\t{\n\t\tbreak;\n\t}\n}',
    ),
  ],
  [
    'possible-null',
    'a value beside another that is tested',
    'void f(Map m)\n{\na = m.get("a");\nb = ifnull(m.get("b"),"");\ninfo a.trim() + b;\n}',
  ],
  [
    'unchecked-answer',
    'an answer beside another that is tested',
    'void f(Map m)\n{\nr = invokeurl\n[\n\turl :"u"\n];\nif(m != null)\n{\n\tinfo r;\n}\n}',
  ],
];

describe('something is said about', () => {
  test.each(stillFound)('(%s) %s', (rule, _name, text) => {
    expect(found(text).filter((line) => line.split(' ')[2] === rule)).toHaveLength(1);
  });
});

describe('nothing is said about', () => {
  test.each(innocent)('(%s) %s', (rule, _name, text) => {
    expect(found(text).filter((line) => line.split(' ')[2] === rule)).toEqual([]);
  });
});

describe('a body without a header', () => {
  test('may get variables that it does not set: a note, and nothing when they are known', () => {
    expect(found('info name;')).toEqual([
      "1:6 note undefined-variable Variable 'name' is not defined. Set it before it is read: name = …;",
    ]);
    expect(found('total = 1;\ninfo totl + total;')).toEqual([
      "2:6 warning undefined-variable Variable 'totl' is not defined. Did you mean total?",
    ]);
    expect(found('inpOrderID = orderID;\ninfo inpOrderID;')).toEqual([
      "1:14 note undefined-variable Variable 'orderID' is not defined. Set it before it is read: orderID = …;",
    ]);
    expect(found('info name;', { preset: ['name'] })).toEqual([]);
    expect(found('info names;', { preset: ['name'] })).toEqual([
      "1:6 error undefined-variable Variable 'names' is not defined. Did you mean name?",
    ]);
  });

  test('does not share variables with a function', () => {
    expect(found('void f()\n{\na = 1;\ninfo a;\n}\nvoid g()\n{\ninfo a;\n}')).toHaveLength(1);
  });
});

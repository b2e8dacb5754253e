/** What each rule says about a text: every message that it can give, word for word. */
export interface RuleMessages {
  readonly rule: string;
  readonly text: string;
  /** `line:column severity rule message hint`; findings of other rules are left out. */
  readonly says: readonly string[];
}

export const ruleMessages: readonly RuleMessages[] = [
  {
    rule: 'argument-count',
    text: 'info "a,b".replaceAll(",");',
    says: [
      '1:12 error argument-count No. of arguments mismatches for the function replaceAll. It takes 2 to 3; 1 is given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'r = zoho.bigin.getRecordById("Contacts");\nif(r == null)\n{\n\tinfo 1;\n}',
    says: [
      '1:16 error argument-count No. of arguments mismatches for the function zoho.bigin.getRecordById. It is called as zoho.bigin.getRecordById(module, id[, query][, connection]).',
    ],
  },
  {
    rule: 'argument-count',
    text: 'r = zoho.bigin.getOrgVariable("a","b");\ninfo r;',
    says: [
      '1:16 warning argument-count No. of arguments mismatches for the function zoho.bigin.getOrgVariable. It is called as zoho.bigin.getOrgVariable(name).',
    ],
  },
  {
    rule: 'argument-count',
    text: 'void f(Int a)\n{\nf(a,2);\n}',
    says: [
      '3:1 error argument-count No. of arguments mismatches for the function f. It declares 1; 2 are given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'm = Map({"a":1},2);\ninfo m;',
    says: [
      '1:5 error argument-count No. of arguments mismatches for the function Map. It takes 0 to 1; 2 are given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'info zoho.encryption.md5();',
    says: [
      '1:22 error argument-count No. of arguments mismatches for the function zoho.encryption.md5. It takes 1 to 2; 0 are given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'info isNull();',
    says: [
      '1:6 error argument-count No. of arguments mismatches for the function isNull. It takes 1; 0 are given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'info "a".trim(1);',
    says: [
      '1:10 warning argument-count No. of arguments mismatches for the function trim. It takes 0; 1 is given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'info isNull(1,2);',
    says: [
      '1:6 warning argument-count No. of arguments mismatches for the function isNull. It takes 1; 2 are given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'info randomNumber();',
    says: [
      '1:6 error argument-count No. of arguments mismatches for the function randomNumber. It takes 2; 0 are given.',
    ],
  },
  {
    rule: 'argument-count',
    text: 'void f(Map m)\n{\ninfo m.get();\n}',
    says: [
      '3:8 error argument-count No. of arguments mismatches for the function get. It takes 1; 0 are given.',
    ],
  },
  {
    rule: 'argument-type',
    text: 'name = "Ann";\nname.put("a",1);\ninfo name;',
    says: [
      "2:6 warning argument-type The function 'put' cannot be applied to a TEXT value. It works on MAP.",
    ],
  },
  {
    rule: 'argument-type',
    text: 'info "abc".subString("1");',
    says: [
      "1:22 warning argument-type The function 'subString' does not take a TEXT value for 'start'. Give it BIGINT.",
    ],
  },
  {
    rule: 'argument-type',
    text: 'info toLong({1,2});',
    says: [
      "1:6 warning argument-type The function 'toLong' cannot be applied to a LIST value. It works on TEXT or BIGINT or DECIMAL or TIMESTAMP.",
    ],
  },
  {
    rule: 'argument-type',
    text: 'info zoho.encryption.md5(1).size();',
    says: [
      "1:29 warning argument-type The function 'size' cannot be applied to a TEXT value. It works on MAP or LIST.",
    ],
  },
  {
    rule: 'operand-type',
    text: 'info {1,2} - 1;',
    says: [
      '1:6 error operand-type In Criteria left expression is of type LIST and right expression is of type BIGINT and the operator - is not valid. Take a number out of it first, for example with size() or get(…).',
    ],
  },
  {
    rule: 'operand-type',
    text: 'limit = "10";\ninfo limit >= 5;',
    says: [
      '2:6 error operand-type In Criteria left expression is of type TEXT and right expression is of type BIGINT and the operator >= is not valid. Convert it first, for example with toLong() or toDecimal().',
    ],
  },
  {
    rule: 'operand-type',
    text: 'info zoho.currentdate * 2;',
    says: [
      '1:6 error operand-type Left expression is of type TIMESTAMP and right expression is of type BIGINT and operator * is not valid. Calculate with dates by functions such as addDay(…) and daysBetween(…).',
    ],
  },
  {
    rule: 'operand-type',
    text: 'void f(Map m)\n{\nvalue = m.get("a");\ninfo value * "x";\n}',
    says: [
      '4:14 error operand-type The operator * does not work on a TEXT value. Convert it first, for example with toLong() or toDecimal().',
    ],
  },
  {
    rule: 'operand-type',
    text: 'info true < 1;',
    says: [
      '1:6 error operand-type In Criteria left expression is of type BOOLEAN and right expression is of type BIGINT and the operator < is not valid. Compare it with == or !=, or join conditions with && and ||.',
    ],
  },
  {
    rule: 'condition-type',
    text: 'if("a")\n{\n\tinfo 1;\n}',
    says: [
      '1:4 error condition-type A condition must be BOOLEAN, but this one is TEXT. Compare the value with something, for example != null.',
    ],
  },
  {
    rule: 'condition-type',
    text: 'a = 1;\ninfo if(!a,1,2);',
    says: [
      '2:10 error condition-type A condition must be BOOLEAN, but this one is BIGINT. Compare the value with something, for example != null.',
    ],
  },
  {
    rule: 'condition-type',
    text: 'info true && 1;',
    says: [
      '1:14 error condition-type A condition must be BOOLEAN, but this one is BIGINT. Compare the value with something, for example != null.',
    ],
  },
  {
    rule: 'iterable-type',
    text: 'for each  x in 5\n{\n\tinfo x;\n}',
    says: [
      "1:16 error iterable-type 'for each' cannot go over a BIGINT value. Give it a list, the keys() of a map, or a text with commas.",
    ],
  },
  {
    rule: 'iterable-type',
    text: 'for each  day in zoho.currentdate\n{\n\tinfo day;\n}',
    says: [
      "1:18 error iterable-type 'for each' cannot go over a TIMESTAMP value. Give it a list, the keys() of a map, or a text with commas.",
    ],
  },
  {
    rule: 'date-format',
    text: 'info "2024-01-31".toDate("yyyy-MM-dd").toString("yyyy-MM-ddTHH:mm");',
    says: [
      `1:49 warning date-format With the format "yyyy-MM-ddTHH:mm" the result is null. Letters stand for parts of the date, as in yyyy-MM-dd; put other text in single quotes, as in 'T'.`,
    ],
  },
  {
    rule: 'date-format',
    text: 'info toText(zoho.currentdate,"bad");',
    says: [
      `1:30 warning date-format With the format "bad" the result is null. Letters stand for parts of the date, as in yyyy-MM-dd; put other text in single quotes, as in 'T'.`,
    ],
  },
  {
    rule: 'repeated-key',
    text: 'info {"a":1,"b":2,"a":3};',
    says: [
      '1:19 warning repeated-key The key "a" stands in this map twice. Take one of them out, or give it another name.',
    ],
  },
  {
    rule: 'task-block-key',
    text: 'r = invokeurl\n[\n\turl :"https://a.example"\n\tmethod :GET\n];\nif(r == null)\n{\n\tinfo 1;\n}',
    says: [
      "4:2 error task-block-key invokeurl has no key 'method'. It has url, type, headers, parameters, body, files, connection, detailed, content-type, response-format, response-decoding.",
    ],
  },
  {
    rule: 'task-block-key',
    text: 'r = invokeurl\n[\n\ttype :GET\n\theader:Map()\n];\nif(r == null)\n{\n\tinfo 1;\n}',
    says: [
      "1:5 error task-block-key invokeurl lacks the key 'url'. Add url : ….",
      "4:2 error task-block-key invokeurl has no key 'header'. Did you mean headers?",
    ],
  },
  {
    rule: 'task-block-key',
    text: 'r = invokeurl\n[\n\turl :"https://a.example"\n\turl :"https://b.example"\n];\nif(r == null)\n{\n\tinfo 1;\n}',
    says: ["4:2 error task-block-key The key 'url' stands here twice. Take one of them out."],
  },
  {
    rule: 'returned-value',
    text: 'void automation.f(Int id)\n{\nif(id > 1)\n{\n\treturn "x";\n}\nreturn;\n}',
    says: [
      "5:9 error returned-value The function 'f' is void and cannot return a value. Take the value out, or declare the type of the result before the name of the function.",
    ],
  },
  {
    rule: 'missing-return',
    text: 'string f()\n{\nreturn;\n}',
    says: [
      "3:1 warning missing-return The function 'f' returns nothing here, but declares a string. Return a value, or null.",
    ],
  },
  {
    rule: 'missing-return',
    text: 'string button.f(Int id)\n{\nif(id > 0)\n{\n\treturn "done";\n}\n}',
    says: [
      "1:15 warning missing-return The function 'f' can end without returning a string. Return a value behind its last statement.",
    ],
  },
  {
    rule: 'unsettled',
    text: 'm = Map();\ninfo "Dear " + m.get("name");',
    says: [
      '2:16 note unsettled Not settled (text-plus-null): What does "a" + null give? Give it a default: ifnull(m.get("name"),"").',
    ],
  },
  {
    rule: 'unsettled',
    text: 'info -10.5.ceil();',
    says: [
      '1:6 note unsettled Not settled (minus-before-call): Does the minus of -5.abs() belong to the number, or to the result of the call? Put the number in brackets: (-10.5)….',
    ],
  },
  {
    rule: 'unreachable-code',
    text: 'string f()\n{\nreturn "done";\ninfo "sent";\n}',
    says: [
      '4:1 warning unreachable-code No run comes here: the return before it ends the function. Take it out, or move it before what ends the run.',
    ],
  },
  {
    rule: 'unreachable-code',
    text: 'for each  x in {1,2}\n{\n\tbreak;\n\tinfo x;\n}',
    says: [
      '4:2 warning unreachable-code No run comes here: the break before it ends the loop. Take it out, or move it before what ends the run.',
    ],
  },
  {
    rule: 'unreachable-code',
    text: 'for each  x in {1,2}\n{\n\tcontinue;\n\tinfo x;\n}',
    says: [
      '4:2 warning unreachable-code No run comes here: the continue before it begins the next round. Take it out, or move it before what ends the run.',
    ],
  },
  {
    rule: 'unreachable-code',
    text: 'string f(Int a)\n{\nif(a > 1)\n{\n\treturn "x";\n}\nelse\n{\n\treturn "y";\n}\ninfo a;\nreturn "";\n}',
    says: [
      '11:1 warning unreachable-code No run comes here: every branch before it ends. Take it out, or move it before what ends the run.',
    ],
  },
  {
    rule: 'unused-variable',
    text: 'void f()\n{\ntotal = 1;\n}',
    says: [
      "3:1 warning unused-variable 'total' is set and never read. Take it out, or read it where it was meant to be read.",
    ],
  },
  {
    rule: 'unused-variable',
    text: 'void f()\n{\nm = Map();\nm.put("a",1);\n}',
    says: [
      "3:1 warning unused-variable 'm' is filled and never read. Take it out, or read it where it was meant to be read.",
    ],
  },
  {
    rule: 'unused-variable',
    text: 'void f()\n{\nr = zoho.bigin.createRecord("Contacts",Map());\n}',
    says: [
      "3:1 note unused-variable 'r' keeps what zoho.bigin.createRecord answers, and nothing reads it. Test the answer, or call without keeping it.",
    ],
  },
  {
    rule: 'unused-variable',
    text: 'total = 1;',
    says: [
      "1:1 note unused-variable 'total' is set and never read. Take it out, or read it where it was meant to be read.",
    ],
  },
  {
    rule: 'reserved-name',
    text: 'map = Map();\ninfo map;',
    says: [
      "1:1 warning reserved-name 'map' is a reserved word of Deluge. Choose another name, such as mapValue.",
    ],
  },
  {
    rule: 'reserved-name',
    text: 'void f(String input)\n{\ninfo input;\n}',
    says: [
      "1:8 warning reserved-name 'input' is what the platform gives a script. Choose another name, such as inputValue.",
    ],
  },
  {
    rule: 'reserved-name',
    text: 'for each  list in {1}\n{\n\tinfo list;\n}',
    says: [
      "1:11 warning reserved-name 'list' is a reserved word of Deluge. Choose another name, such as listValue.",
    ],
  },
  {
    rule: 'single-equals',
    text: 'a = 1;\nif(a = 1)\n{\n\tinfo a;\n}',
    says: [
      '2:6 warning single-equals A single = compares here. Write ==, which means the same and cannot be mistaken for an assignment.',
    ],
  },
  {
    rule: 'single-equals',
    text: 'a = 1;\ninfo if(a = 1,"x","y");',
    says: [
      '2:11 warning single-equals A single = compares here. Write ==, which means the same and cannot be mistaken for an assignment.',
    ],
  },
  {
    rule: 'possible-null',
    text: 'r = zoho.bigin.getRecordById("Contacts",1);\ninfo r.get("data");',
    says: [
      "2:8 warning possible-null get fails when 'r' is null, and zoho.bigin.getRecordById can answer null. Test it with != null first, or give it a default with ifnull(value,default).",
    ],
  },
  {
    rule: 'possible-null',
    text: 'info {"a":1}.get("b").toUpperCase();',
    says: [
      '1:23 note possible-null toUpperCase fails when the value is null, and get(…) can answer null. Test it with != null first, or give it a default with ifnull(value,default).',
    ],
  },
  {
    rule: 'possible-null',
    text: 'm = {"a":1};\nb = m.get("b");\ninfo b.trim();',
    says: [
      "3:8 note possible-null trim fails when 'b' is null, and get(…) can answer null. Test it with != null first, or give it a default with ifnull(value,default).",
    ],
  },
  {
    rule: 'unchecked-answer',
    text: 'r = invokeurl\n[\n\turl :"https://a.example"\n];\ninfo r;',
    says: [
      "1:5 warning unchecked-answer No condition looks at 'r', which is what invokeurl answers. Test it before the script goes on, best with detailed:true and its responseCode.",
    ],
  },
  {
    rule: 'unchecked-answer',
    text: 'invokeurl\n[\n\turl :"https://a.example"\n];',
    says: [
      '1:1 warning unchecked-answer Nothing looks at what invokeurl answers. Assign the answer to a variable and test it, best with detailed:true and its responseCode.',
    ],
  },
  {
    rule: 'unchecked-answer',
    text: 'info 1;\npostUrl("https://a.example",Map());',
    says: [
      '2:1 warning unchecked-answer Nothing looks at what postUrl answers. Assign the answer to a variable and test it, best with detailed:true and its responseCode.',
    ],
  },
  {
    rule: 'call-in-loop',
    text: 'for each  id in {1,2}\n{\n\tzoho.bigin.updateRecord("Contacts",id,Map());\n}',
    says: [
      "3:2 warning call-in-loop zoho.bigin.updateRecord is called in each round of the loop over 'id'. Collect what is needed in the loop and call once behind it, with a bulk or search call.",
    ],
  },
  {
    rule: 'hard-coded-secret',
    text: 'h = {"Authorization":"Bearer abcdefghijklmnop1234"};\ninfo h;',
    says: [
      '1:22 warning hard-coded-secret A secret is written into the script: a token or key. Call through a connection, which keeps it, or read it from a variable of the organization; then change it where it was given out.',
    ],
  },
  {
    rule: 'hard-coded-secret',
    text: 'pwd = "s3cretpass";\ninfo pwd.length();',
    says: [
      "1:7 warning hard-coded-secret A secret is written into the script: a value for 'pwd'. Call through a connection, which keeps it, or read it from a variable of the organization; then change it where it was given out.",
    ],
  },
  {
    rule: 'hard-coded-id',
    text: 'info 4876876000000000001;',
    says: [
      '1:6 warning hard-coded-id The id 4876876000000000001 is written into the script. Read it from a variable of the organization, or look the record up by something that people see.',
    ],
  },
  {
    rule: 'hard-coded-id',
    text: 'info "4876876000000000001";',
    says: [
      '1:6 warning hard-coded-id The id 4876876000000000001 is written into the script. Read it from a variable of the organization, or look the record up by something that people see.',
    ],
  },
  {
    rule: 'hard-coded-organization',
    text: 'u = "https://a.example/x?organization_id=10234695";\ninfo u;',
    says: [
      '1:5 warning hard-coded-organization The id of an organization is written into the script. Keep it in a variable of the organization and read it from there.',
    ],
  },
  {
    rule: 'hard-coded-organization',
    text: 'r = zoho.books.getRecords("contacts","10234695");\ninfo r;',
    says: [
      '1:38 warning hard-coded-organization The id of an organization is written into the script. Keep it in a variable of the organization and read it from there.',
    ],
  },
  {
    rule: 'hard-coded-organization',
    text: 'organization_id = 10234695;\ninfo organization_id;',
    says: [
      '1:19 warning hard-coded-organization The id of an organization is written into the script. Keep it in a variable of the organization and read it from there.',
    ],
  },
  {
    rule: 'hard-coded-host',
    text: 'u = "https://books.zoho.com.au/api";\ninfo u;',
    says: [
      '1:5 note hard-coded-host The host https://books.zoho.com.au serves one data centre only. Choose it by the data centre of the account, for example from a map and a variable of the organization.',
    ],
  },
  {
    rule: 'sensitive-info',
    text: 'void f(String password,Map contact)\n{\ninfo password;\ninfo "mail " + contact.get("Email");\n}',
    says: [
      "3:6 warning sensitive-info info writes 'password' into the log. Write the id of the record instead, or only whether there is a value.",
      "4:6 note sensitive-info info writes 'Email' into the log. Write the id of the record instead, or only whether there is a value.",
    ],
  },
  {
    rule: 'not-covered',
    text: 'zoho.Desk.create(1,"tickets",Map(),"desk");\ninfo Orders[ID != 0].sum(Amount);\nr = ftp\n[\n\taction :upload\n];\ninfo r;',
    says: [
      "1:11 note not-covered 'zoho.Desk.create' belongs to Zoho Desk and cannot be run here. Call its REST API with invokeurl, or give a test a function of this name that stands in for the task.",
      "2:22 note not-covered 'sum' belongs to the records of a Zoho Creator form and cannot be run here. Run the script in Creator, or work on a list of records that its API gave.",
      "3:5 note not-covered 'ftp' belongs to the file transfer of Deluge and cannot be run here. Keep the transfer out of what you test: this engine speaks HTTP only.",
    ],
  },
  {
    rule: 'undeclared-connection',
    text: 'r = zoho.bigin.getRecordById("Contacts",1,Map(),"somethingelse");\nif(r == null)\n{\n\tinfo 1;\n}',
    says: [
      "1:49 error undeclared-connection The connection 'somethingelse' is not declared. Declare it in topping/connections.ts.",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'void f()\n{\ninfo 1 == undefined;\n}',
    says: ["3:11 error undefined-variable Variable 'undefined' is not defined. Deluge has null."],
  },
  {
    rule: 'unknown-function',
    text: 'print("a");',
    says: [
      `1:1 error unknown-function Not able to find 'print' function. Write info "text"; it shows one value.`,
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info today();\ninfo Now().getYear();',
    says: [
      "1:6 error unknown-function Not able to find 'today' function. Write today without brackets: it is a value.",
      "2:6 error unknown-function Not able to find 'Now' function. Write now without brackets: it is a value.",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'void f()\n{\ncontactId = 1;\ninfo contactid + contactId;\ninfo contactid;\n}',
    says: ["4:6 error undefined-variable Variable 'contactid' is not defined. Did you mean contactId?"],
  },
  {
    rule: 'undefined-variable',
    text: 'void f()\n{\ninfo total;\n}',
    says: [
      "3:6 error undefined-variable Variable 'total' is not defined. Set it before it is read: total = …;",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'info total;',
    says: [
      "1:6 note undefined-variable Variable 'total' is not defined. Set it before it is read: total = …;",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'zoho.crm.doThings("Contacts");',
    says: [
      "1:10 warning unknown-function Not able to find 'zoho.crm.doThings' function. docs/deluge-support.md lists what is supported.",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info "a".toUpperCas();',
    says: ["1:10 error unknown-function Not able to find 'toUpperCas' function. Did you mean toUpperCase?"],
  },
  {
    rule: 'unknown-function',
    text: 'r = zoho.bigin.getRecordByIds("Contacts",1);\nif(r == null)\n{\n\tinfo 1;\n}',
    says: [
      "1:16 error unknown-function Not able to find 'zoho.bigin.getRecordByIds' function. Did you mean zoho.bigin.getRecordById?",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'm = Mapp();\ninfo m;',
    says: ["1:5 error unknown-function Not able to find 'Mapp' function. Did you mean Map?"],
  },
  {
    rule: 'unknown-function',
    text: 'openWindow("x");',
    says: [
      "1:1 warning unknown-function Not able to find 'openWindow' function. docs/deluge-support.md lists what is supported.",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'rows = List();\nrows.push(1);\ninfo "a;b".split(";");\ninfo rows.map(1);',
    says: [
      "2:6 error unknown-function Not able to find 'push' function. Write list.add(value);",
      `3:12 error unknown-function Not able to find 'split' function. Write text.toList(",").`,
      "4:11 error unknown-function Not able to find 'map' function. Loop, and add what is wanted to a new list: for each item in list { … }.",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info parseInt("5") + sleep(5);\ninfo "a".upper();',
    says: [
      "1:6 error unknown-function Not able to find 'parseInt' function. Write value.toLong().",
      "1:22 error unknown-function Not able to find 'sleep' function. A run cannot wait; do what comes later in a schedule or another workflow.",
      "2:10 warning unknown-function Not able to find 'upper' function. Write text.toUpperCase().",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info Math.max(1,2);\ninfo Math.random();\ninfo JSON.stringify({1});\ninfo Date.now();',
    says: [
      "1:6 error unknown-function Not able to find 'Math.max' function. Functions of numbers are called on the number: number.round(2), number.max(other).",
      "2:6 error unknown-function Not able to find 'Math.random' function. Write randomNumber(start,end).",
      "3:6 error unknown-function Not able to find 'JSON.stringify' function. Write value.toString(): the text of a map or list is JSON.",
      "4:6 error unknown-function Not able to find 'Date.now' function. Write zoho.currenttime, or zoho.currentdate.",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info zoho.currentdate();\nzoho.crm.deleteRecord("Leads",1);',
    says: [
      "1:11 error unknown-function Not able to find 'zoho.currentdate' function. Write zoho.currentdate without brackets: it is a value.",
      `2:10 error unknown-function Not able to find 'zoho.crm.deleteRecord' function. No task deletes records: call the REST API with invokeurl [ url :"…" type :DELETE connection:"…" ].`,
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'info zoho.curentdate;\ninfo zoho.somethingElse;\ninfo zoho.currentdate.getYear();',
    says: [
      "1:6 error undefined-variable Variable 'zoho.curentdate' is not defined. Did you mean zoho.currentdate?",
      "2:6 warning undefined-variable Variable 'zoho.somethingElse' is not defined. docs/deluge-support.md lists the system variables.",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'void f()\n{\ninfo total;\ntotal = 1;\ncount += 1;\ninfo count;\nsum = sum + 1;\n}',
    says: [
      "3:6 error undefined-variable Variable 'total' is not defined. It is set in line 4 at first: set it before it is read.",
      "5:1 error undefined-variable Variable 'count' is not defined. It is set in line 5 at first: set it before it is read.",
      "7:7 error undefined-variable Variable 'sum' is not defined. It is set in line 7 at first: set it before it is read.",
    ],
  },
  {
    rule: 'returned-value',
    text: 'map f()\n{\nif(true)\n{\n\treturn "x";\n}\nreturn null;\n}\nint g()\n{\nreturn {"a":1};\n}',
    says: [
      "5:9 error returned-value The function 'f' declares map and cannot return a TEXT value. Convert the value, or change the type of the result before the name of the function.",
      "11:8 error returned-value The function 'g' declares int and cannot return a MAP value. Convert the value, or change the type of the result before the name of the function.",
    ],
  },
  {
    rule: 'missing-field',
    text: 'name = "Ann";\ninfo name.length;\nrows = {1,2};\ninfo rows.length;\ninfo rows.first;\ninfo name.last;',
    says: [
      "2:11 error missing-field A TEXT value has no field 'length'. Write length() with brackets: it is a function.",
      "4:11 error missing-field A LIST value has no field 'length'. Write size() with brackets.",
      "5:11 error missing-field A LIST value has no field 'first'. Take an element with get(0) first.",
      "6:11 error missing-field A TEXT value has no field 'last'. Only a map has fields.",
    ],
  },
  {
    rule: 'hard-coded-secret',
    text: 'dbPassword = "tr0ub4";\nheaders = {"Authorization":"Basic dXNlcjpwYXNz"};\naddress = "https://ann:s3same@example.org";\ninfo dbPassword.length() + headers.size() + address.length();',
    says: [
      "1:14 warning hard-coded-secret A secret is written into the script: a value for 'dbPassword'. Call through a connection, which keeps it, or read it from a variable of the organization; then change it where it was given out.",
      '2:28 warning hard-coded-secret A secret is written into the script: a token or key. Call through a connection, which keeps it, or read it from a variable of the organization; then change it where it was given out.',
      '3:11 warning hard-coded-secret A secret is written into the script: a token or key. Call through a connection, which keeps it, or read it from a variable of the organization; then change it where it was given out.',
    ],
  },
  {
    rule: 'hard-coded-id',
    text: 'criteria = "(Owner:equals:4876876000000000001)";\naddress = "https://www.example.org/records/4876876000000000002/notes";\ninfo criteria + address;',
    says: [
      '1:12 warning hard-coded-id The id 4876876000000000001 is written into the script. Read it from a variable of the organization, or look the record up by something that people see.',
      '2:11 warning hard-coded-id The id 4876876000000000002 is written into the script. Read it from a variable of the organization, or look the record up by something that people see.',
    ],
  },
  {
    rule: 'hard-coded-organization',
    text: 'org = "10234695";\nr = zoho.books.getRecords("contacts",org,Map(),"booksconnection");\ninfo r;',
    says: [
      '1:7 warning hard-coded-organization The id of an organization is written into the script. Keep it in a variable of the organization and read it from there.',
    ],
  },
  {
    rule: 'possible-null',
    text: 'r = zoho.bigin.getRecordById("Contacts",1);\ninfo r.get("data");\nif(r != null)\n{\n\tinfo r.get("id");\n}',
    says: [
      "2:8 warning possible-null get fails when 'r' is null, and zoho.bigin.getRecordById can answer null. Test it with != null first, or give it a default with ifnull(value,default).",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'r = getUrl\n[\n\turl :"https://www.example.org"\n];\nif(r != null)\n{\n\tinfo 1;\n}',
    says: [
      `1:5 warning unknown-function Not able to find 'getUrl' function. It is known as a call here: write getUrl("https://…"), or invokeurl [ url :"https://…" type :GET ].`,
    ],
  },
  {
    rule: 'outside-loop',
    text: 'for each  x in {1,2}\n{\n\tif(x == 1)\n\t{\n\t\tcontinue;\n\t}\n\tinfo x;\n}\nif(true)\n{\n\tbreak;\n}\ncontinue;',
    says: [
      "11:2 error outside-loop 'break' stands outside of a loop. To leave the function, write return.",
      "13:1 error outside-loop 'continue' stands outside of a loop. To leave the function, write return.",
    ],
  },
  {
    rule: 'repeated-name',
    text: 'void automation.f(int a, int a)\n{\ninfo a;\n}\nvoid standalone.f()\n{\ninfo 1;\n}\nvoid automation.f()\n{\ninfo 2;\n}',
    says: [
      "1:26 warning repeated-name The function 'f' has two parameters 'a'. Give one of them another name, or take it out.",
      "9:17 warning repeated-name The function 'automation.f' is declared in line 1 already. Give one of them another name, or take it out.",
    ],
  },
  {
    rule: 'date-format',
    text: 'd = zoho.currentdate;\ninfo d.toString("YYYY-MM-DD");\ninfo d.toString("YYYY-MM-dd");\ninfo d.toString("yyyy-mm-dd");\ninfo "31/01/2024 10:20".toTime("dd/mm/yyyy HH:mm");\ninfo d.toString("HH:MM");',
    says: [
      '2:17 warning date-format In the format "YYYY-MM-DD" D is the day of the year. Write d for the day of the month.',
      '3:17 warning date-format In the format "YYYY-MM-dd" Y is the year of the week. Write y for the year of the date.',
      '4:17 warning date-format In the format "yyyy-mm-dd" m is the minute. Write M for the month.',
      '5:32 warning date-format In the format "dd/mm/yyyy HH:mm" m is the minute. Write M for the month.',
      '6:17 warning date-format In the format "HH:MM" M is the month. Write m for the minute.',
    ],
  },
  {
    rule: 'undeclared-connection',
    text: 'link = "bookconnection";\nr = zoho.books.getRecords("contacts",zoho.crm.getOrgVariable("org"),Map(),link);\ninfo r;',
    says: [
      "1:8 error undeclared-connection The connection 'bookconnection' is not declared. Did you mean booksconnection?",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'invoiceID = invoice.get("invoice_id");\ninfo invoiceID + invoceID;',
    says: [
      "1:13 note undefined-variable Variable 'invoice' is not defined. Set it before it is read: invoice = …;",
      "2:18 warning undefined-variable Variable 'invoceID' is not defined. Did you mean invoiceID?",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'void f()\n{\ninfo {name:"Ann","b":other};\nn = {named:1};\ninfo {nmaed:1} + n;\n}',
    says: [
      `3:7 error undefined-variable Variable 'name' is not defined. Put the key in quotes: "name".`,
      "3:22 error undefined-variable Variable 'other' is not defined. Set it before it is read: other = …;",
      `4:6 error undefined-variable Variable 'named' is not defined. Put the key in quotes: "named".`,
      `5:7 error undefined-variable Variable 'nmaed' is not defined. Put the key in quotes: "nmaed".`,
    ],
  },
  {
    rule: 'possible-null',
    text: 'void f(List rs, String s)\n{\nif(rs == null && s == "a")\n{\n\tinfo rs.size();\n\tinfo rs.get(0);\n}\nif(s != null)\n{\n\tinfo s.trim();\n}\nelse\n{\n\tinfo s.trim();\n}\n}',
    says: [
      "5:10 warning possible-null size fails when 'rs' is null, as it is in this branch. Call it where the value is there: if(rs != null) { … }.",
      "14:9 warning possible-null trim fails when 's' is null, as it is in this branch. Call it where the value is there: if(s != null) { … }.",
    ],
  },
  {
    rule: 'without-effect',
    text: 'total = 1;\nrows = List();\ntotal == 5;\nmy-total = 5;\nrows.clear;\n"use strict";\ninfo rows + total;',
    says: [
      '3:1 warning without-effect This value stands alone: nothing is done with it. To set a variable, write a single =; to compare, write if(…) { … }.',
      '4:1 warning without-effect This value stands alone: nothing is done with it. Only a name can be set, of letters, digits and _: a_b = …;',
      '5:1 warning without-effect This value stands alone: nothing is done with it. To call the function, write clear() with brackets.',
      '6:1 warning without-effect This value stands alone: nothing is done with it. Assign it to a variable, show it with info, or take it out.',
    ],
  },
  {
    rule: 'single-equals',
    text: 'm = {"a"=1,"b"=2};\nmy-total = 5;\ninfo {m = 1};',
    says: [
      '1:9 warning single-equals A single = compares here. A map is written with colons: {"key":value}.',
      '3:9 warning single-equals A single = compares here. Write ==, which means the same and cannot be mistaken for an assignment.',
    ],
  },
  {
    rule: 'argument-type',
    text: 'info zoho.encryption.md5({1});',
    says: [
      "1:26 warning argument-type The function 'zoho.encryption.md5' does not take a LIST value for 'text'. Give it TEXT.",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'row = Orders.Items();\nrow.Amount = 5;\ninput.Items.insert(row);',
    says: [
      "1:14 note unknown-function 'Items' is a subform of a Zoho Creator form, or is misspelt. A row of a subform cannot be made here: run the script in Creator.",
    ],
  },
  {
    rule: 'call-in-loop',
    text: 'void standalone.save(int id)\n{\nzoho.bigin.updateRecord("Contacts",id,Map());\n}\nvoid through(int id)\n{\nstandalone.save(id);\n}\nvoid plain(int id)\n{\ninfo id;\n}\nfor each  id in {1,2}\n{\n\tstandalone.save(id);\n\tthrough(id);\n\tplain(id);\n}',
    says: [
      "15:2 warning call-in-loop standalone.save is called in each round of the loop over 'id'. Collect what is needed in the loop and call once behind it, with a bulk or search call.",
      "16:2 warning call-in-loop through is called in each round of the loop over 'id'. Collect what is needed in the loop and call once behind it, with a bulk or search call.",
    ],
  },
  {
    rule: 'undefined-variable',
    text: 'void f()\n{\nr = invokeurl\n[\n\turl :"u"\n\ttype :FETCH\n];\nif(r == null)\n{\n\tinfo r;\n}\n}',
    says: [
      "6:8 error undefined-variable Variable 'FETCH' is not defined. type takes a variable, or one of GET, POST, PUT, PATCH, DELETE.",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info distinct({1,2});',
    says: [
      "1:6 error unknown-function Not able to find 'distinct' function. It is called on a value: value.distinct(…).",
    ],
  },
  {
    rule: 'unknown-function',
    text: 'info "a".ssize();',
    says: ["1:10 error unknown-function Not able to find 'ssize' function. Did you mean size?"],
  },
];

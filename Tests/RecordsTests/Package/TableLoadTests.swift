import Diagnostics
import Testing

@testable import Records

struct TableLoadTests {
  @Test("cells become values as their columns are stored")
  func types() throws {
    let sample = try PackageSample(
      fields: """
        {name: id, type: string}
        {name: date, type: date}
        {name: n, type: integer}
        {name: loss, type: number}
        {name: ok, type: boolean}
        {name: at, type: datetime}
        {name: clock, type: time, format: any}
        {name: m, type: yearmonth}
        {name: y, type: year}
        """,
      csv: """
        id,date,n,loss,ok,at,clock,m,y
        a,1970-01-02,5,1.5,true,1970-01-01T00:01:00,8:30,0001-02,2024
        "b,""c",,,12.25,0,,,,

        """)
    let (tables, loaded, findings) = try sample.load()
    #expect(findings.map(\.line) == [])
    let table = try #require(tables["t"])
    #expect(
      table.columns == [
        "id text", "date date", "n integer", "loss decimal 2", "ok boolean", "at datetime", "clock text", "m month",
        "y year",
      ])
    #expect(table.rows == ["a|1|5|150|1|60|08:30:00|13|2024", "b,\"c|~|~|1225|0|~|~|~|~"])
    #expect(table.lines == [2, 3])
    #expect(loaded[0].rowCount == 2)
    #expect(loaded[0].extents == ["date": 1...1, "at": 60...60, "m": 13...13, "y": 2024...2024])
  }

  @Test("columns are found by name in any order; each part has its own header")
  func findsColumns() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      resources:
        - {name: t, path: [a.csv, b.csv], schema: {fields: [{name: a}, {name: b, type: integer}]}}

      """, "a.csv": "a,b\nx,1\ny,2\n", "b.csv": "b,a\n3,z\n",
    ])
    let (tables, loaded, findings) = try sample.load()
    #expect(findings.isEmpty)
    #expect(tables["t"]?.rows == ["x|1", "y|2", "z|3"])
    #expect(tables["t"]?.lines == [2, 3, 2])
    #expect(tables["t"]?.parts == ["data/a.csv", "data/b.csv"])
    #expect((1...3).map { loaded[0].parts.path(ofRow: $0) } == ["data/a.csv", "data/a.csv", "data/b.csv"])
  }

  @Test(
    "columns and fields that do not match are told, unless the schema allows it",
    arguments: [
      (
        "equal", "a,c\n",
        ["data/t.csv:1:1 the column \"b\" is missing", "data/t.csv:1:3 the column \"c\" is not in the schema"]
      ),
      ("equal", "b,a\n", []),
      ("exact", "b,a\n", ["data/t.csv:1:1 the column \"b\" stands before others that the schema has before it"]),
      ("subset", "a,b,c\n", []), ("subset", "a\n", ["data/t.csv:1:1 the column \"b\" is missing"]),
      ("superset", "a\n", []),
      ("superset", "a,c\n", ["data/t.csv:1:3 the column \"c\" is not in the schema"]), ("partial", "a,c\n", []),
    ])
  func matchesFields(match: String, csv: String, lines: [String]) throws {
    let sample = try PackageSample(fields: "{name: a}\n{name: b}", rest: "fieldsMatch: \(match)", csv: csv)
    #expect(try sample.load().findings.map(\.line) == lines)
  }

  @Test("columns that something else than a comma separates are told with what to write", arguments: [";", "\t"])
  func otherSeparator(separator: String) throws {
    let sample = try PackageSample(fields: "{name: a}\n{name: b}", csv: "a\(separator)b\n1\(separator)2\n")
    let name = separator == "\t" ? "\"\\t\"" : "\";\""
    let remedies = try sample.load().findings.compactMap(\.remedy)
    #expect(remedies.contains { $0.hasSuffix("write \"dialect: {delimiter: \(name)}\"") })
  }

  @Test(
    "a cell that breaks a rule is told with field, value and rule, and becomes null",
    arguments: [
      ("type: integer, constraints: {minimum: 0}", "-1", "\"f\" is \"-1\", but must be at least 0 (minimum)"),
      (
        "type: integer, constraints: {exclusiveMaximum: 5}", "5",
        "\"f\" is \"5\", but must be less than 5 (exclusiveMaximum)"
      ),
      (
        "type: date, constraints: {maximum: 2024-01-01}", "2024-01-02",
        "\"f\" is \"2024-01-02\", but must be at most 2024-01-01 (maximum)"
      ),
      (
        "type: number, constraints: {minimum: 0.005}", "0.00", "\"f\" is \"0.00\", but must be at least 0.005 (minimum)"
      ),
      (
        "type: time, constraints: {minimum: '06:00:00'}", "05:59:59",
        "\"f\" is \"05:59:59\", but must be at least 06:00:00 (minimum)"
      ),
      ("constraints: {pattern: '[A-Z]+'}", "a", "\"f\" is \"a\", but must match [A-Z]+ (pattern)"),
      ("constraints: {maxLength: 2}", "一二三", "\"f\" is \"一二三\", but must have at most 2 characters (maxLength)"),
      (
        "type: array, constraints: {minLength: 2}", "[1]",
        "\"f\" is \"[1]\", but must have at least 2 characters (minLength)"
      ),
      ("constraints: {enum: [一般, 较大]}", "重大", "\"f\" is \"重大\", but must be one of 一般, 较大 (enum)"),
      ("type: number, constraints: {enum: [1.5, 2]}", "1.25", "\"f\" is \"1.25\", but must be one of 1.5, 2 (enum)"),
      ("type: integer", "1.5", "\"f\" is \"1.5\", which is not a whole number (integer)"),
      (
        "type: number", "1.0000000001",
        "\"f\" is \"1.0000000001\", which has more decimals than can be kept (9) (number)"
      ),
      ("type: date", "2023-02-29", "\"f\" is \"2023-02-29\", which does not exist (date)"),
      (
        "type: date, format: '%d.%m.%Y'", "x",
        "\"f\" is \"x\", which is not a date of the form %d.%m.%Y (date, format %d.%m.%Y)"
      ),
      ("format: email", "x", "\"f\" is \"x\", which is not an e-mail address (string, format email)"),
      ("constraints: {required: true}", "-", "\"f\" is missing, but must have a value (required)"),
    ])
  func tellsBreaks(field: String, cell: String, message: String) throws {
    let sample = try PackageSample(
      fields: "{name: i}\n{name: f, \(field)}", rest: "missingValues: ['', '-']", csv: "i,f\nx,\"\(cell)\"\n")
    let (tables, _, findings) = try sample.load()
    #expect(findings.map(\.line) == ["data/t.csv:2:3 \(message)"])
    #expect(tables["t"]?.rows == ["x|~"])
  }

  @Test("values that keep all rules pass")
  func passes() throws {
    let sample = try PackageSample(
      fields: """
        {name: n, type: number, constraints: {enum: [1.5, 2], minimum: 1}}
        {name: d, type: date, constraints: {minimum: 2024-01-01, maximum: 2024-12-31}}
        {name: s, constraints: {minLength: 2, maxLength: 2, pattern: '.*', enum: [一二]}}
        """, csv: "n,d,s\n1.50,2024-12-31,一二\n2.00,2024-01-01,一二\n,,\"\"\n")
    let (tables, _, findings) = try sample.load()
    #expect(findings.map(\.line) == [])
    #expect(tables["t"]?.rows == ["150|20088|一二", "200|19723|一二", "~|~|~"])
  }

  @Test("rows of delimiters only are passed over, with a note")
  func blankRows() throws {
    let sample = try PackageSample(fields: "{name: a}\n{name: b}", csv: "a,b\nx,y\n,\n,\nz,\n")
    let (tables, _, findings) = try sample.load()
    #expect(findings.map(\.line) == ["data/t.csv:3:1 rows without any value are passed over: 2"])
    #expect(tables["t"]?.rows == ["x|y", "z|~"])
  }

  @Test("many findings of one sort are counted")
  func caps() throws {
    let sample = try PackageSample(
      fields: "{name: n, type: integer}", csv: "n\n" + String(repeating: "x\n", count: 1207))
    let findings = try sample.load(limit: 3).findings
    #expect(findings.count == 4)
    #expect(findings[3].message.hasPrefix("… and 1,204 more"))
  }

  @Test("missing values are those of the schema, or of the field")
  func readsMissingValues() throws {
    let sample = try PackageSample(
      fields: "{name: a, type: integer}\n{name: b, type: string, missingValues: [无]}", rest: "missingValues: [N/A]",
      csv: "a,b\nN/A,N/A\n,无\n")
    let (tables, _, findings) = try sample.load()
    #expect(tables["t"]?.rows == ["~|N/A", "~|~"])
    #expect(findings.map(\.line) == ["data/t.csv:3:1 \"a\" is \"\", which is not a whole number (integer)"])
  }

  @Test("a later row with more decimals makes the table begin anew, once")
  func restarts() throws {
    let rows = (1...2000).map { "\($0).5" } + ["1.125", "1.0625"]
    let sample = try PackageSample(fields: "{name: n, type: number}", csv: "n\n" + rows.joined(separator: "\n") + "\n")
    let (tables, _, findings) = try sample.load()
    #expect(findings.isEmpty)
    let table = try #require(tables["t"])
    #expect(table.restarts == 1)
    #expect(table.columns == ["n decimal 4"])
    #expect(table.rows.count == 2002)
    #expect(table.rows.last == "10625")
  }

  @Test("unique values and keys are told with the place of the first")
  func tellsDuplicates() throws {
    let sample = try PackageSample(
      fields: "{name: id, constraints: {unique: true}}\n{name: a, type: integer}\n{name: b, type: number}",
      rest: "primaryKey: [a, b]\nuniqueKeys: [[b]]", csv: "id,a,b\nx,1,1.5\n,1,1.50\nx,2,\n,01,2\n")
    let findings = try sample.load().findings.sorted { $0.line < $1.line }
    #expect(
      findings.map(\.line) == [
        "data/t.csv:3:2 \"a\", \"b\" is \"1\", \"1.50\", as in a row before, but must be unique (primaryKey)",
        "data/t.csv:3:4 \"b\" is \"1.50\", as in a row before, but must be unique (uniqueKeys)",
        "data/t.csv:4:1 \"id\" is \"x\", as in a row before, but must be unique (unique)",
        "data/t.csv:4:5 \"b\" is missing, but must have a value (primaryKey)",
      ])
    #expect(findings.first?.notes.first?.location?.line == 2)
  }

  @Test("JSON may leave out keys, and holds numbers and truth values")
  func readsJSON() throws {
    let sample = try PackageSample([
      "datapackage.yaml": """
      resources:
        - name: t
          path: t.json
          schema:
            fields: [{name: c}, {name: n, type: number}, {name: b, type: boolean}, {name: l, type: array}, {name: x}]

      """,
      "t.json": "[{\"c\": 320400, \"n\": 1.50, \"b\": true, \"l\": [1]},\n {\"n\": \"2\", \"c\": null, \"b\": {}}]",
    ])
    let (tables, _, findings) = try sample.load()
    #expect(tables["t"]?.rows == ["320400|150|1|[1]|~", "~|200|~|~|~"])
    #expect(
      findings.map(\.line) == [
        "data/t.json:2:29 \"b\" is \"{}\", which holds several values where one is wanted (boolean)"
      ])
  }
}

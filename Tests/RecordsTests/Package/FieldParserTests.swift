import Chronology
import Testing

@testable import Records

struct FieldParserTests {
  private func field(_ type: FieldType, _ format: String = "default") -> TableField {
    TableField(name: "f", type: type, format: format)
  }

  @Test(
    "whole numbers have a sign and digits, and fit into 64 bits",
    arguments: [
      ("0", "0"), ("-7", "-7"), ("+7", "7"), ("007", "7"), (" 12 ", "12"), ("999999999999999999", "999999999999999999"),
      ("9999999999999999999", "size"), ("1.0", "form"), ("1e3", "form"), ("", "form"), ("-", "form"), ("--1", "form"),
      ("1 2", "form"), ("\u{FF11}", "form"), ("一", "form"), (" ", "form"), ("1-", "form"),
    ])
  func readsIntegers(text: String, expected: String) {
    #expect(FieldParser(field(.integer)).outline(text) == expected)
  }

  @Test(
    "numbers keep their decimals exactly",
    arguments: [
      ("0", "0e-0"), ("-3.50", "-350e-2"), ("+1.5", "15e-1"), (".5", "5e-1"), ("5.", "5e-0"), ("1.5e3", "1500e-0"),
      ("15E-1", "15e-1"), ("1e-9", "1e-9"), ("1e-10", "decimals"), ("0.1234567890", "123456789e-9"),
      ("0.1234567891", "decimals"), ("0e99", "0e-0"), ("1e99", "size"), ("12345678901234567890", "size"),
      ("1.2.3", "form"), (".", "form"), ("1e", "form"), ("e3", "form"), ("1e+", "form"), ("NaN", "notFinite"),
      ("-INF", "notFinite"), ("1,000", "form"), ("12%", "form"), ("0x1F", "form"), ("1e99999", "form"),
    ])
  func readsNumbers(text: String, expected: String) {
    #expect(FieldParser(field(.number)).outline(text) == expected)
  }

  @Test(
    "a column says how it writes decimals and groups",
    arguments: [
      (".", ",", true, "1,234,567.5", "12345675e-1"), (".", ",", true, "1,,2", "form"), (".", ",", true, ",1", "form"),
      (".", ",", true, "1,", "form"), (".", ",", true, "1.5,0", "form"), (",", ".", true, "1.234,5", "12345e-1"),
      (",", ".", true, "1.5", "15e-0"), (",", nil, true, "1.5", "form"), (".", "\u{A0}", true, "1\u{A0}000", "1000e-0"),
      (".", nil, false, "¥12.50", "1250e-2"), (".", nil, false, "-¥5元", "-5e-0"),
      (".", ",", false, "约1,745万元", "1745e-0"),
      (".", nil, false, "95%", "95e-0"), (".", nil, false, "$.5", "5e-1"), (".", nil, false, "无", "form"),
    ] as [(String, String?, Bool, String, String)])
  func readsStyles(decimal: String, group: String?, isBare: Bool, text: String, expected: String) {
    var field = field(.number)
    (field.decimalChar, field.groupChar, field.bareNumber) = (decimal, group, isBare)
    #expect(FieldParser(field).outline(text) == expected)
  }

  @Test(
    "truth values are the words of the column",
    arguments: [("true", "1"), ("FALSE", "0"), ("0", "0"), ("yes", "form"), ("是", "form")])
  func readsBooleans(text: String, expected: String) {
    #expect(FieldParser(field(.boolean)).outline(text) == expected)
    var chinese = field(.boolean)
    (chinese.trueValues, chinese.falseValues) = (["是"], ["否"])
    #expect(FieldParser(chinese).outline("是") == "1")
    #expect(FieldParser(chinese).outline("true") == "form")
  }

  @Test(
    "dates are those of ISO 8601, or as people write them, or of a pattern",
    arguments: [
      ("default", "2024-09-05", "2024-09-05"), ("default", "2024-9-5", nil), ("default", "2024-02-30", nil),
      ("default", "2024-09-05T00:00", nil), ("default", "2024/09/05", nil), ("any", "2024-9-5", "2024-09-05"),
      ("any", "2024/9/5", "2024-09-05"), ("any", "2024.09.05", "2024-09-05"), ("any", "2024年9月5日", "2024-09-05"),
      ("any", "20240905", "2024-09-05"), ("any", "2024年13月5日", nil), ("any", "5/9/2024", nil), ("any", "2024/9-5", nil),
      ("any", "2024年9月", nil), ("%d.%m.%Y", "5.9.2024", "2024-09-05"), ("%d.%m.%Y", "5.9.2024 ", "2024-09-05"),
      ("%d/%m/%y", "05/09/69", "1969-09-05"), ("%d/%m/%y", "05/09/68", "2068-09-05"),
      ("%d %b %Y", "5 Sep 2024", "2024-09-05"), ("%B %d, %Y", "september 5, 2024", "2024-09-05"),
      ("%Y %j", "2024 366", "2024-12-31"), ("%Y %j", "2023 366", nil), ("%Y年%m月%d日", "2024年9月5日", "2024-09-05"),
      ("%d.%m.%Y", "31.9.2024", nil), ("%d.%m.%Y", "5.9.24", nil), ("fmt:%Y%m%d", "20240905", "2024-09-05"),
    ] as [(String, String, String?)])
  func readsDates(format: String, text: String, expected: String?) {
    let value = FieldParser(field(.date, format)).value(text)
    if case .integer(let days) = value {
      #expect(CivilDate(daysSinceEpoch: days).iso == expected)
    } else {
      #expect(expected == nil, "\(value)")
    }
  }

  @Test("a day that does not exist is told from text that is no date")
  func tellsExistence() {
    #expect(FieldParser(field(.date)).value("2024-02-30") == .fault(.existence))
    #expect(FieldParser(field(.date)).value("2024-2-3") == .fault(.form))
  }

  @Test(
    "times and moments are seconds on the clock that is shown",
    arguments: [
      (FieldType.time, "default", "08:30:15", 30_615), (.time, "default", "8:30", nil), (.time, "any", "8:30", 30_600),
      (.time, "any", "8时30分15秒", 30_615), (.time, "any", "24:00", nil), (.time, "%I:%M %p", "12:05 AM", 300),
      (.time, "%I:%M %p", "1:05 PM", 47_100), (.time, "%I:%M %p", "13:05 PM", nil),
      (.datetime, "default", "1970-01-02T00:00:01", 86_401), (.datetime, "default", "1970-01-02T00:00:01Z", 86_401),
      (.datetime, "default", "1970-01-02T00:00:01.25+08:00", 86_401), (.datetime, "default", "1970-01-02", nil),
      (.datetime, "default", "1970-01-02T25:00:00", nil), (.datetime, "any", "1970年1月2日8时", 115_200),
      (.datetime, "any", "1970/1/2 8:00", 115_200), (.datetime, "%Y-%m-%d %H:%M", "1970-01-02 00:01", 86_460),
      (.datetime, "default", "1969-12-31T23:59:59", -1),
    ] as [(FieldType, String, String, Int?)])
  func readsTimes(type: FieldType, format: String, text: String, expected: Int?) {
    let value = FieldParser(field(type, format)).value(text)
    if case .integer(let seconds) = value {
      #expect(seconds == expected)
    } else {
      #expect(expected == nil, "\(value)")
    }
  }

  @Test(
    "other types are checked for their form",
    arguments: [
      (FieldType.year, "default", "2024", "2024"), (.year, "default", "24", "form"),
      (.year, "default", "0000", "existence"),
      (.yearmonth, "default", "2024-08", "24295"), (.yearmonth, "default", "2024-13", "existence"),
      (.duration, "default", "P1Y2M3DT4H5M6.5S", "text"), (.duration, "default", "PT", "form"),
      (.duration, "default", "P", "form"), (.duration, "default", "P1M1Y", "form"),
      (.duration, "default", "1D", "form"),
      (.object, "default", "{\"a\": [1, null]}", "text"), (.object, "default", "[]", "form"),
      (.object, "default", "{\"a\": 01x}", "form"), (.array, "default", "[1, \"a\", {}]", "text"),
      (.array, "default", "[1,]", "form"), (.array, "default", "[1] 2", "form"), (.geojson, "default", "{}", "text"),
      (.geopoint, "default", "121.47, 31.23", "text"), (.geopoint, "default", "31.23, 121.47", "form"),
      (.geopoint, "array", "[1, 2]", "text"), (.any, "default", "", "text"), (.string, "email", "a@b", "text"),
      (.string, "email", "a@", "form"), (.string, "email", "a b@c", "form"), (.string, "uri", "https://a", "text"),
      (.string, "uri", "a", "form"), (.string, "uuid", "123e4567-e89b-12d3-a456-426614174000", "text"),
      (.string, "uuid", "123e4567e89b12d3a456426614174000", "form"), (.string, "binary", "YWI=", "text"),
      (.string, "binary", "YWI", "form"),
    ])
  func readsOthers(type: FieldType, format: String, text: String, expected: String) {
    #expect(FieldParser(field(type, format)).outline(text) == expected)
  }

  @Test("deep JSON is no value rather than a crash")
  func limitsDepth() {
    let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(FieldParser(field(.array)).outline(text) == "form")
  }

  @Test(
    "a pattern must give what the type needs",
    arguments: [
      (FieldType.date, "%Y-%m", "gives no month and day (%m, %d)"), (.date, "%d.%m", "gives no year (%Y)"),
      (.date, "%Y-%m-%d %H", "gives a time of day, but the field is a date"),
      (.date, "%q", "has the directive %q, which is not known"),
      (.date, "50%", "ends with a single %"), (.date, "%%", "has no directive such as %Y"),
      (.time, "%Y", "gives a date, but the field is a time of day"), (.datetime, "%Y-%m-%d", "gives no hour (%H)"),
      (.date, "%Y-%m-%d", nil), (.time, "%H:%M", nil),
    ] as [(FieldType, String, String?)])
  func judgesPatterns(type: FieldType, pattern: String, fault: String?) {
    #expect(FieldParser.fault(inFormatOf: field(type, pattern)) == fault)
  }

  @Test("values of constraints may be in the default form")
  func readsConstraints() {
    let parser = FieldParser(constraintsOf: field(.date, "%d.%m.%Y"))
    #expect(parser.isValue("05.09.2024"))
    #expect(parser.isValue("2024-09-05"))
    #expect(!parser.isValue("2024/09/05"))
  }
}

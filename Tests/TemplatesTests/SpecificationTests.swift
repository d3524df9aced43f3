import Diagnostics
import Foundation
import Templates
import Testing

/// The official Mustache specification, where it is at hand: in `$BULLETIN_CONFORMANCE/mustache`, or shared beside the
/// repository.
@Suite struct SpecificationTests {
  static let folder = URL(
    filePath: ProcessInfo.processInfo.environment["BULLETIN_CONFORMANCE"]
      ?? URL(filePath: #filePath).appending(path: "../../../../shared/conformance").standardized.path,
    directoryHint: .isDirectory
  ).appending(component: "mustache")

  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  struct Module: Decodable {
    let tests: [Case]
  }

  struct Case: Decodable {
    let name: String
    let data: JSONValue
    let template: String
    let partials: [String: String]?
    let expected: String
  }

  @Test(
    "passes every case of the module", .enabled(if: isPresent),
    arguments: [
      ("comments", 12), ("delimiters", 14), ("dynamic-names", 21), ("interpolation", 42), ("inverted", 22),
      ("inheritance", 27), ("partials", 12), ("sections", 34),
    ])
  func module(name: String, count: Int) throws {
    let data = try Data(contentsOf: Self.folder.appending(component: "\(name).json"))
    let cases = try JSONDecoder().decode(Module.self, from: data).tests
    #expect(cases.count >= count)
    for example in cases { try check(example, of: name) }
  }

  private func check(_ example: Case, of module: String) throws {
    // The template's own name must not hide a partial of the case.
    let texts = [(" template", example.template)] + (example.partials ?? [:]).sorted { $0.key < $1.key }
    let sources = texts.map { name, text in
      TemplateSource(name: name, file: SourceFile(path: "\(name).mustache", bytes: Array(text.utf8)))
    }
    var diagnostics: [Diagnostic] = []
    let set = try #require(
      TemplateSet.compile(sources, roots: [:], strictness: .lenient, diagnostics: &diagnostics),
      "\(module), \(example.name): \(diagnostics)")
    var output: [UInt8] = []
    set.render(" template", example.data.value, into: &output, diagnostics: &diagnostics)
    #expect(String(decoding: output, as: UTF8.self) == example.expected, "\(module), \(example.name)")
    #expect(diagnostics.isEmpty, "\(module), \(example.name)")
  }
}

/// The data of a case.
enum JSONValue: Decodable {
  case value(Value)

  var value: Value { if case .value(let value) = self { value } else { .null } }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .value(.null)
    } else if let flag = try? container.decode(Bool.self) {
      self = .value(.bool(flag))
    } else if let number = try? container.decode(Int.self) {
      self = .value(.integer(number))
    } else if let number = try? container.decode(Double.self) {
      self = .value(.text("\(number)"))
    } else if let text = try? container.decode(String.self) {
      self = .value(.text(text))
    } else if let list = try? container.decode([JSONValue].self) {
      self = .value(.list(list.map(\.value)))
    } else {
      self = .value(.dictionary(try container.decode([String: JSONValue].self).mapValues(\.value)))
    }
  }
}

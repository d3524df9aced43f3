import Characters
import DataFormats
import Diagnostics
import Files

/// Reads `datapackage.yaml` or `datapackage.json` and all that it names but the tables.
package struct DataPackageReader {
  private var reader: MappingReader
  private let value: DataValue?
  private let folder: DataFolder
  private let profiles: [String]
  private var package = DataPackage()
  /// The names of all resources, those that could not be read included.
  private var declared: [String] = []

  /// What the file says; every fault is reported at its place, in one run. A resource with a fault is left out where
  /// it could not be read. Nil when the file cannot be read as YAML or JSON.
  ///
  /// - Parameters:
  ///   - profiles: the profiles of the field that a resource may name.
  package static func read(
    _ file: SourceFile, in folder: DataFolder, profiles: [String], into diagnostics: inout [Diagnostic]
  ) -> DataPackage? {
    var found: [Diagnostic] = []
    defer { diagnostics += found.map(\.asDescriptorFault) }
    let value = DescriptorFile.read(file, into: &found)
    guard found.isEmpty else { return nil }
    let start = SourceLocation(path: file.path)
    var reader = DataPackageReader(
      reader: MappingReader(value, name: "the data package", at: start), value: value, folder: folder,
      profiles: profiles)
    reader.readAll()
    found += reader.reader.diagnostics
    found += ReferenceCheck.findings(in: reader.package, declared: reader.declared)
    return reader.package
  }

  private init(reader: MappingReader, value: DataValue?, folder: DataFolder, profiles: [String]) {
    self.reader = reader
    self.value = value
    self.folder = folder
    self.profiles = profiles
  }

  private mutating func readAll() {
    package.name = reader.resourceName("name")
    package.title = reader.text("title")
    package.description = reader.text("description")
    package.licenses = reader.licenses()
    package.sources = reader.origins()
    reader.checkContributors()
    reader.checkKeywords()
    // Properties that are published as they stand.
    for key in ["id", "version", "homepage", "created"] { _ = reader.text(key) }
    for key in ["profile", "$schema", "image"] { _ = reader.text(key) }
    reader.allowOwn(in: value)
    readResources()
    package.written = Written(at: reader.location, properties: value?.members ?? [])
    reader.reportUnknownKeys()
  }

  private mutating func readResources() {
    guard let value = reader.value("resources") else {
      reader.reportMissing("resources", remedy: "list the tables: \"resources: [{name: …, path: ….csv}]\"")
      return
    }
    guard let elements = value.elements else {
      let _: Int? = reader.reject(value, "resources", "a list of tables with name and path")
      return
    }
    var places: [String: SourceLocation] = [:]
    for element in elements {
      let isNew = declare(element, &places)
      var resource = ResourceReader(element, folder: folder, profiles: profiles)
      let read = resource.read()
      for finding in resource.diagnostics { reader.report(finding) }
      if let read, isNew { package.resources.append(read) }
    }
  }

  /// Notes the name of a resource, whatever else is wrong with it. False when another has it.
  private mutating func declare(_ element: DataValue, _ places: inout [String: SourceLocation]) -> Bool {
    guard let value = element.members?.first(where: { $0.key == "name" })?.value, let name = value.text else {
      return true
    }
    declared.append(name)
    guard let first = places[name] else {
      places[name] = value.location
      return true
    }
    reader.report(
      Diagnostic(
        .dataPackage, "two resources have the name \"\(name)\"", at: value.location,
        notes: [.init("the first stands here", at: first)], remedy: "give one of them another name"))
    return false
  }
}

extension Diagnostic {
  /// The same finding as one of the descriptor, which is reported before those of the tables.
  var asDescriptorFault: Diagnostic {
    let kind = DiagnosticKind(kind.id, .configuration, kind.severity, title: kind.title, explanation: kind.explanation)
    return Diagnostic(kind, message, at: location, notes: notes, remedy: remedy, severity: severity)
  }
}

import Chronology
import DataFormats

/// What `content/data/datapackage.yaml` says: Frictionless Data Package 1 (specs.frictionlessdata.io), and of 2 what
/// was added to Table Schema (datapackage.org).
package struct DataPackage: Hashable, Sendable {
  package var name: String?
  package var title: String?
  package var description: String?
  package var licenses: [DataLicense] = []
  package var sources: [DataOrigin] = []
  /// In the order of the file; names are unique.
  package var resources: [DataResource] = []
  /// Where the descriptor is, with all properties that are published as they stand.
  package var written = Written()

  package init() {}

  /// Nil where no resource has the name, or the one that has it could not be read.
  package func resource(named name: String) -> DataResource? { resources.first { $0.name == name } }

  /// The resources in groups that foreign keys connect, each in the order of the package. A group is loaded as a whole:
  /// what has changed in one table may break a reference of another.
  package var connectedResources: [[DataResource]] {
    var groups: [[String]] = resources.map { [$0.name] }
    for resource in resources {
      for key in resource.schema?.foreignKeys ?? [] where !key.resource.isEmpty {
        guard let own = groups.firstIndex(where: { $0.contains(resource.name) }),
          let other = groups.firstIndex(where: { $0.contains(key.resource) }), own != other
        else { continue }
        groups[min(own, other)] += groups[max(own, other)]
        groups.remove(at: max(own, other))
      }
    }
    return groups.map { group in resources.filter { group.contains($0.name) } }
  }
}

/// One table of the package.
package struct DataResource: Hashable, Sendable {
  /// Where the rows are.
  package enum Content: Hashable, Sendable {
    /// Parts of one table, in this order, below the data folder; at least one.
    case files([String])
    /// In the descriptor itself.
    case inline
  }

  /// `[a-z0-9._-]`: the address of its page and its downloads.
  package var name: String
  package var title: String?
  package var description: String?
  package var content: Content
  /// The rows of `.inline`.
  package var rows: InlineRows?
  package var format: TableFormat
  /// Nil: to be detected.
  package var encoding: TextEncoding?
  package var dialect: DelimitedDialect
  /// One of the profiles of the field, such as `accidents`.
  package var profile: String?
  /// What more is said for the profile's rules: roles, words, sums.
  package var profileSettings = ProfileSettings()
  /// When its rows appear and go; nil when the resource says nothing.
  package var lifecycle: RowLifecycle?
  /// The time that the records cover completely. Nil: the months of the first and the last date.
  package var temporalCoverage: Period?
  /// When the data were changed last, as written.
  package var modified: String?
  /// False: no page, no download.
  package var isPublished: Bool
  package var licenses: [DataLicense]
  package var sources: [DataOrigin]
  /// Nil: to be inferred.
  package var schema: TableSchema?
  package var written = Written()

  package init(name: String, content: Content, format: TableFormat = .csv) {
    self.name = name
    self.content = content
    self.format = format
    dialect = DelimitedDialect()
    isPublished = true
    licenses = []
    sources = []
  }

  /// What readers see.
  package var displayTitle: String { title ?? name }
}

/// Rows that stand in the descriptor. Equal when they stand at the same place.
package struct InlineRows: Hashable, Sendable {
  package let value: DataValue

  package init(_ value: DataValue) { self.value = value }

  package static func == (left: InlineRows, right: InlineRows) -> Bool { left.value.location == right.value.location }

  package func hash(into hasher: inout Hasher) { hasher.combine(value.location) }
}

/// Under what terms data may be used.
package struct DataLicense: Hashable, Sendable {
  /// An Open Definition id such as `CC-BY-4.0`.
  package var name: String?
  package var title: String?
  package var path: String?
}

/// Where data come from.
package struct DataOrigin: Hashable, Sendable {
  package var title: String
  package var path: String?
}

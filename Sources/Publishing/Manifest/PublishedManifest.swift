import Markup

/// `manifest.json`: every published file with its size and SHA-256, so that a mirror can be told what it lacks.
///
/// It is made of the site alone: no time, no name of a machine, nothing that another build of the same site would write
/// differently.
package struct PublishedManifest: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// Relative to the folder of the site, as it is on disk: not percent-encoded.
    package let path: String
    package let byteCount: Int
    package let sha256: SHA256Digest
  }

  package static let fileName = "manifest.json"
  package static let signatureFileName = "manifest.json.sig"
  /// The form of the file. Another form gets another number.
  static let format = "bulletin-manifest/1"

  /// What is no content of the site, so that it is neither listed nor missed.
  static func isOwn(_ path: String) -> Bool {
    path == fileName || path == signatureFileName || path == Manifest.fileName
  }

  /// The public address of the site; nil where it has none. It tells sites apart, not copies of one site.
  package let site: String?
  /// By the bytes of their paths.
  package let files: [Entry]

  init(sorted files: [Entry], site: String?) {
    self.files = files
    self.site = site
  }

  init(_ files: [String: Manifest.Entry], site: String? = nil) { self.init(Manifest(files: files), site: site) }

  init(_ manifest: Manifest, site: String? = nil) { self.init(zip(manifest.paths, manifest.entries), site: site) }

  /// - Parameter files: in the order of manifests.
  init(_ files: some Sequence<(String, Manifest.Entry)>, site: String?) {
    self.site = site
    self.files = files.compactMap { path, entry in
      Self.isOwn(path) ? nil : Entry(path: path, byteCount: entry.byteCount, sha256: entry.sha256)
    }
  }

  /// One line a file, so that two manifests can be compared by eye.
  package var json: Bytes {
    var bytes = Bytes()
    bytes.reserveCapacity(files.count * 180 + 100)
    bytes.append(raw: "{\"format\":\"\(Self.format)\",")
    if let site {
      bytes.append(literal: "\"site\":\"")
      bytes.append(site, as: .json)
      bytes.append(literal: "\",")
    }
    bytes.append(literal: "\"files\":[")
    var isFirst = true
    for file in files {
      bytes.append(literal: isFirst ? "\n{\"path\":\"" : ",\n{\"path\":\"")
      isFirst = false
      bytes.append(file.path, as: .json)
      bytes.append(literal: "\",\"bytes\":")
      bytes.append(raw: String(file.byteCount))
      bytes.append(literal: ",\"sha256\":\"")
      file.sha256.append(to: &bytes)
      bytes.append(literal: "\"}")
    }
    bytes.append(literal: "\n]}\n")
    return bytes
  }
}

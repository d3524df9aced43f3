import Files

/// A folder for the records of one run, which nobody else has and which goes with this value.
final class TemporaryRecordFolder: Sendable {
  let path: String

  init() throws(FileError) { path = try File.makeTemporaryFolder() }

  deinit { try? File.remove(path) }
}

/// The media types of files that warnings commonly have beside them (IANA, Media Types).
enum MediaType {
  private static let byEnding = [
    "csv": "text/csv", "doc": "application/msword", "geojson": "application/geo+json", "gif": "image/gif",
    "html": "text/html", "jpeg": "image/jpeg", "jpg": "image/jpeg", "json": "application/json",
    "kml": "application/vnd.google-earth.kml+xml", "m4a": "audio/mp4", "mp3": "audio/mpeg", "mp4": "video/mp4",
    "ogg": "audio/ogg", "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "txt": "text/plain",
    "wav": "audio/wav", "webp": "image/webp", "xml": "application/xml", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]

  /// Bytes of no known type for an ending that is not known.
  static func of(fileName: String) -> String {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return byEnding[ending] ?? "application/octet-stream"
  }
}

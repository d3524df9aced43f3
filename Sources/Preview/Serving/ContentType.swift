/// The value of `Content-Type` for a file, as web hosts give it.
enum ContentType {
  private static let texts = [
    "css": "text/css", "csv": "text/csv", "htm": "text/html", "html": "text/html", "js": "text/javascript",
    "json": "application/json", "md": "text/markdown", "mjs": "text/javascript", "svg": "image/svg+xml",
    "tsv": "text/tab-separated-values", "txt": "text/plain", "webmanifest": "application/manifest+json",
    "xml": "application/xml", "yaml": "application/yaml", "yml": "application/yaml",
    "geojson": "application/geo+json", "jsonld": "application/ld+json", "atom": "application/atom+xml",
    "rss": "application/rss+xml", "vtt": "text/vtt", "ics": "text/calendar",
  ]
  private static let others = [
    "avif": "image/avif", "bmp": "image/bmp", "doc": "application/msword", "gif": "image/gif", "gz": "application/gzip",
    "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg", "m4a": "audio/mp4", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "ogg": "audio/ogg", "otf": "font/otf", "pdf": "application/pdf", "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint", "tif": "image/tiff", "tiff": "image/tiff", "ttf": "font/ttf",
    "wasm": "application/wasm", "wav": "audio/wav", "webm": "video/webm", "webp": "image/webp", "woff": "font/woff",
    "woff2": "font/woff2", "xls": "application/vnd.ms-excel", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]

  /// Texts are UTF-8: the tool writes nothing else. Bytes of no known type for an ending that is not known.
  static func of(fileName: String) -> String {
    let ending = fileName.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    if let text = texts[ending] { return text + "; charset=utf-8" }
    return others[ending] ?? "application/octet-stream"
  }
}

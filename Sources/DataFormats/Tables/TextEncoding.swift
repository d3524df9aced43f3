/// The encodings in which a data file may be written.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// With a byte-order mark, which says the order; big endian without one (RFC 2781, section 4.3).
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// GB 18030, which contains GBK and GB 2312.
  case gb18030

  /// An encoding by its name as people write it: in any case, with the older names of the Chinese one. Nil when it is
  /// not known.
  package init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii": self = .utf8
    case "utf-16", "utf16": self = .utf16
    case "utf-16le", "utf-16-le": self = .utf16LittleEndian
    case "utf-16be", "utf-16-be": self = .utf16BigEndian
    case "gb18030", "gb-18030", "gbk", "gb2312", "gb-2312", "cp936", "936", "euc-cn": self = .gb18030
    default: return nil
    }
  }
}

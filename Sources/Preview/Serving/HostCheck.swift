/// Whether a request is meant for this server.
///
/// A page from elsewhere can make its own name lead to 127.0.0.1 ("DNS rebinding") and could then read drafts. The
/// browser still sends that name as the host.
enum HostCheck {
  private static let names = ["localhost", "127.0.0.1", "[::1]"]

  static func isOwn(_ host: String?, port: UInt16) -> Bool {
    guard let host = host?.lowercased() else { return false }
    return names.contains { host == "\($0):\(port)" || (port == 80 && host == $0) }
  }
}

/// What a server answered.
package struct WebResponse: Sendable, Equatable {
  /// HTTP status code.
  package let status: Int
  /// Where a redirect leads, as an absolute address; nil when the server does not say.
  package let redirectTarget: String?

  package var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }
}

/// Why there is no answer.
package enum WebFailure: Error, Equatable {
  case badAddress
  case unknownHost
  /// TLS: the certificate, or the connection that it should protect.
  case untrusted
  case refused
  case timedOut
  /// With what the system says.
  case interrupted(String)
}
